// The palette over the page at hand: what `/palette` lists, and the page's own acts that have a key, as one list below one box. `keys.js` fetches this
// file at the first Ctrl-K; so it is not there where the keys are switched off. The ARIA pattern is a combobox with a list: the focus stays in the box,
// `aria-activedescendant` says which row is meant. What was asked before the last letter is dropped when it comes late; Enter waits for what was typed.
const address = "/palette";
const pause = 120;
const frame = `
  <div>
    <input type="text" role="combobox" aria-label="Go to, or find" placeholder="Go to, or find" aria-controls="palette-rows" aria-expanded="false"
      aria-autocomplete="list" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="go" dir="auto">
    <button type="button" class="button">Close</button>
  </div>
  <div id="palette-rows" role="listbox" aria-label="Places, acts and what was found"></div>
  <p role="status"></p>`;
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Opens it, or closes it where it is open. */
export function toggle() {
  const open = document.querySelector("dialog.palette");
  if (open) return open.close();
  const acts = actsHere();
  const dialog = document.createElement("dialog");
  dialog.className = "palette";
  dialog.ariaLabel = "Go to, or find";
  dialog.innerHTML = frame;
  const [box, list, status] = ["input", "[role=listbox]", "[role=status]"].map((part) => dialog.querySelector(part));
  let rows = [];
  let meant = 0;
  let timer;
  let asking;
  let answered = ask();

  box.addEventListener("input", () => {
    clearTimeout(timer);
    asking?.abort();
    answered = undefined;
    list.ariaBusy = "true";
    timer = setTimeout(() => (answered = ask()), pause);
  });
  box.addEventListener("keydown", async (event) => {
    const step = { ArrowDown: meant + 1, ArrowUp: meant - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.isComposing || event.shiftKey || event.altKey) return;
    if (step !== undefined) {
      event.preventDefault();
      mean((step + rows.length) % (rows.length || 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      clearTimeout(timer);
      const isThere = (await answered) || (await (answered = ask()));
      if (isThere && dialog.open) rows[meant]?.click();
    }
  });
  list.addEventListener("pointermove", ({ target }) => {
    const row = rows.indexOf(target.closest("[role=option]"));
    if (row >= 0 && row !== meant) mean(row, false);
  });
  // The row's own link or act goes on; what is under the way of a new window stays open.
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const act = acts.find((act) => act.row === row);
    setTimeout(() => (dialog.close(), act?.press()));
  });
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => (clearTimeout(timer), asking?.abort(), dialog.remove()));
  document.body.append(dialog);
  dialog.showModal();
  box.focus();

  /** Asks for what is typed and shows it; tells whether that is there. */
  async function ask() {
    asking?.abort();
    const mine = (asking = new AbortController());
    try {
      const answer = await fetch(`${address}?${new URLSearchParams({ q: box.value })}`, { signal: mine.signal });
      const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#palette");
      if (mine.signal.aborted) return false;
      if (answer.redirected) return fail("You are signed out.", signIn());
      if (!answer.ok || !main) return fail("That did not work. What you typed is kept: Enter asks again.");
      show([...main.querySelectorAll(":scope > section:not(.empty)")].map(section));
      status.replaceChildren(rows.length > 0 ? `${rows.length} in the list` : main.querySelector("h2").textContent);
      return true;
    } catch {
      return !mine.signal.aborted && fail("The server cannot be reached. What you typed is kept: Enter asks again.");
    }
  }

  /** Says why there is no answer; what the page itself offers is there all the same. */
  function fail(...words) {
    show([]);
    status.replaceChildren(...words);
    return false;
  }

  function show(groups) {
    const typed = plain(box.value).split(/\s+/).filter(Boolean);
    const holds = (name) => typed.every((word) => plain(name).split(/[^\p{L}\p{N}]+/u).some((known) => known.startsWith(word)));
    const mine = acts.filter((act) => holds(act.name)).map((act) => act.row);
    list.replaceChildren(...(mine.length > 0 ? [group("On this page", mine)] : []), ...groups);
    rows = [...list.querySelectorAll("[role=option]")];
    rows.forEach((row, at) => (row.id = `palette-row-${at}`));
    list.hidden = rows.length === 0;
    list.ariaBusy = "false";
    box.ariaExpanded = String(rows.length > 0);
    mean(0);
  }

  function mean(row, scroll = true) {
    meant = row;
    rows.forEach((other, at) => (other.ariaSelected = String(at === row)));
    const id = rows[row]?.id;
    if (id) box.setAttribute("aria-activedescendant", id);
    else box.removeAttribute("aria-activedescendant");
    if (scroll && row === 0) list.scrollTop = 0;
    else if (scroll) rows[row]?.scrollIntoView({ block: "nearest" });
  }
}

/** The acts of the page at hand that have a key, each once. */
function actsHere() {
  const found = new Map();
  for (const element of document.querySelectorAll("main [data-key]")) {
    const isThere = element.checkVisibility?.() ?? true;
    if (isThere && !element.closest("[role=treegrid]") && !found.has(element.dataset.key)) found.set(element.dataset.key, element);
  }
  return [...found].map(([keys, element]) => {
    const words = (element.labels?.[0] ?? element).cloneNode(true);
    words.querySelectorAll("kbd").forEach((key) => key.remove());
    const name = words.textContent.trim();
    const row = document.createElement("div");
    row.role = "option";
    row.append(name, drawn(keys));
    const isField = element.select && element.type !== "radio";
    return { name, row, press: () => (isField ? (element.focus(), element.select()) : element.click()) };
  });
}

function drawn(keys) {
  const all = document.createElement("span");
  all.className = "keys-of";
  all.ariaHidden = "true";
  for (const key of keys.split(" ")) all.append(Object.assign(document.createElement("kbd"), { textContent: key }), " ");
  return all;
}

/** A section of the page as a group of rows. */
function section(from) {
  const rows = [...from.querySelectorAll("li, :scope > p")].map((item) => {
    const link = item.querySelector("a");
    link.append(...[...item.children].filter((child) => child !== link));
    link.role = "option";
    link.tabIndex = -1;
    return link;
  });
  return group(from.querySelector("h2").textContent, rows);
}

function group(name, rows) {
  const all = document.createElement("div");
  all.role = "group";
  all.ariaLabel = name;
  const head = Object.assign(document.createElement("div"), { textContent: name, ariaHidden: "true" });
  all.append(head, ...rows);
  return all;
}

function signIn() {
  const link = document.createElement("a");
  link.href = `/sign-in?${new URLSearchParams({ next: location.pathname + location.search })}`;
  link.textContent = "Sign in, and come back here";
  const words = document.createElement("span");
  words.append(" ", link, ".");
  return words;
}
