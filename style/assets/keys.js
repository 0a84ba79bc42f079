// Keys for what the page has already: `g` and a letter press a link of the bar, `n` and `e` the page's own link, a letter or number of a cycle that is being closed its button, `/` goes
// to the search box, `f` to the page's own filter, `?` shows the list of `/keys` in a dialog, Ctrl-K (on a Mac Cmd-K) the palette. At rest while somebody types or holds a modifier. The server
// leaves this file out where the keys are switched off. No time limit stands between `g` and its letter: slow hands count too; any other key or a press ends it.
const typing = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog";
const row = "[role=treegrid] tr"; // has letters of its own
const number = ".check-in [name=amount]";
const isMac = /^(Mac|iP)/.test(navigator.platform);
let going = false;

// What is typed into a number takes the place of what stands there.
const select = ({ target }) => target?.matches?.(number) && target.select?.();
addEventListener("focusin", select);
select({ target: document.activeElement });
addEventListener("pointerdown", () => (going = false));
addEventListener(
  "keydown",
  (event) => {
    const { key, target } = event;
    const isOurModifier = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (isOurModifier && !event.altKey && !event.shiftKey && key.toLowerCase() === "k") return event.preventDefault(), palette();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || key === "Shift") return;
    // No letter is typed into a number: `u` there presses "Unchanged".
    const same = key === "u" && target.matches?.(number) && target.form.querySelector("[data-key=u]");
    if (same) return event.preventDefault(), same.click();
    if (target.closest?.(typing)) return;
    const keys = going ? `g ${key}` : key;
    going = keys === "g";
    const isOurs = /^(g [a-z]|[efn/kcs1-4])$/.test(keys) && (keys !== "n" && keys !== "e" || !target.closest?.(row));
    const link = isOurs && document.querySelector(`[data-key="${keys}"]`);
    if (!link && keys !== "?") return;
    // Before the row sees it: `m` after `g` is no "move".
    event.preventDefault();
    event.stopPropagation();
    if (link?.select && link.type !== "radio") {
      link.focus();
      link.select();
    } else if (link) link.click();
    else show(document.querySelector("footer a[href='/keys']"));
  },
  { capture: true },
);

addEventListener("click", (event) => {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (isPlain && event.target.closest?.("footer a[href='/palette']")) event.preventDefault(), palette();
});

/** Lays the palette over the page; goes to its own page where that fails. */
async function palette() {
  try {
    const { toggle } = await import(document.querySelector("script[data-palette]").dataset.palette);
    toggle();
  } catch {
    location.assign("/palette");
  }
}

/** Shows the page behind a link in a dialog; goes there where that fails. */
async function show(link) {
  try {
    const answer = await fetch(link.href);
    const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (!answer.ok || answer.redirected) throw answer;
    const dialog = document.createElement("dialog");
    const close = document.createElement("form");
    close.method = "dialog";
    close.innerHTML = "<button class=button>Close</button>";
    main.querySelector("h1").id = "keys-title";
    dialog.setAttribute("aria-labelledby", "keys-title");
    dialog.append(close, ...main.childNodes);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  } catch {
    link.click();
  }
}
