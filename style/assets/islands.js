// Fetches the islands' module only where a page has an island, and wakes each. Without it every page works all the same.
const islands = document.querySelectorAll("leptos-island");
if (islands.length > 0) {
  const { module: path, wasm } = document.querySelector("script[data-module]").dataset;
  const module = await import(path);
  await module.default({ module_or_path: wasm });
  module.hydrate();
  for (const island of islands) await module[island.dataset.component]?.(island);
}
document.documentElement.dataset.hydrated = "";
