// Fetches the islands' module only where a page has an island, and wakes each. Without it every page works all the same.
const islands = document.querySelectorAll("leptos-island");
if (islands.length > 0) {
  const module = await import("/pkg/throughline.js");
  await module.default({ module_or_path: "/pkg/throughline_bg.wasm" });
  module.hydrate();
  for (const island of islands) await module[island.dataset.component]?.(island);
}
document.documentElement.dataset.hydrated = "";
