plain script
