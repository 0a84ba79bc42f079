# Runs a PostgreSQL of our own until the one who started us is gone, and leaves nothing behind.
# Arguments: folder of the programs, port, locale, options of the server. Input: the password, then nothing until its end.
# Prints the folder of the data as soon as there is one.
set -eu
umask 077
programs=$1 port=$2 locale=$3
shift 3
read -r password
# A Ctrl-C reaches us too; what ends us is the end of our input, so that cleaning up is never cut off.
trap '' INT TERM HUP
folder=$(mktemp -d /tmp/throughline-postgres-XXXXXX)
server=
clean_up() {
  if [ -n "$server" ]; then
    # INT stops a server at once, but is lost on one that only begins; TERM ends that one.
    kill -TERM "$server" 2>/dev/null || :
    kill -INT "$server" 2>/dev/null || :
    wait "$server" || :
  fi
  rm -rf "$folder"
}
trap clean_up EXIT
echo "$folder"
printf '%s\n' "$password" > "$folder/password"
if ! "$programs/initdb" --pgdata "$folder/data" --username throughline --pwfile "$folder/password" \
  --auth scram-sha-256 --encoding UTF8 --locale "$locale" --no-sync > "$folder/log" 2>&1; then
  cat "$folder/log" >&2
  exit 1
fi
(
  trap - TERM
  exec "$programs/postgres" -D "$folder/data" -p "$port" -k "$folder" -h 127.0.0.1 "$@"
) >> "$folder/log" 2>&1 &
server=$!
cat > /dev/null
