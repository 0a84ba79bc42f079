// The outline under the hand of a leader: dragged, walked with the keys, taken back; and the keys of every page.
import { expectAccessible, listen } from './pages.mjs';
import { expect, test } from './server.mjs';

test.use({ command: ['demo'] });

const notice = (page) => page.locator('main .notice').first();
const said = (page) => page.locator('[aria-live=polite]');
const row = (page, node) => page.locator(`#${node.id}`);
/** Waits for the island; without one the page is as the server made it. */
const awake = (page) => page.locator('html[data-hydrated]').waitFor({ state: 'attached' });

async function lookAs(page, persona) {
  await page.goto('/sign-in');
  await page.locator(`form[action="/api/demo/look-as"] button[value=${persona}]`).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** The rows as they stand: id, level, title. */
const rows = (page) =>
  page.locator('table.outline tbody tr').evaluateAll((all) =>
    all.map((row) => ({ id: row.id, level: Number(row.dataset.level), title: row.querySelector('.words > a').textContent })),
  );

/** The children of the first pillar that has at least three; the pillar first. */
function family(all) {
  for (let at = 0; at < all.length; at += 1) {
    if (all[at].level !== 1) continue;
    const end = all.findIndex((other, place) => place > at && other.level === 1);
    const below = all.slice(at + 1, end < 0 ? undefined : end);
    const children = below.filter((other) => other.level === 2);
    if (children.length >= 3) return [all[at], ...children];
  }
  throw new Error('no pillar shows three children');
}

/** The titles of the pillar's children now. */
const order = async (page, pillar) => {
  const all = await rows(page);
  const at = all.findIndex((other) => other.id === pillar.id);
  const end = all.findIndex((other, place) => place > at && other.level === 1);
  return all.slice(at + 1, end < 0 ? undefined : end).filter((other) => other.level === 2).map((other) => other.title);
};

/** The address of a draft that a leader can change: what is published is read only. */
async function draft(page) {
  await page.goto('/drafts');
  const href = await page.locator('main a[href^="/drafts/"]').first().getAttribute('href');
  return href.match(/^\/drafts\/[0-9a-f-]+/)[0];
}

/** Opens the outline of a draft as a leader; the first pillar that has three children, and those. */
async function open(page) {
  await lookAs(page, 'leader');
  await page.goto(await draft(page));
  await awake(page);
  await expect(page.locator('table.outline')).toHaveAttribute('role', 'treegrid');
  return family(await rows(page));
}

/** Takes `node` by the hand and holds it over `target`, so far down as `part` says. */
async function hold(page, node, target, part) {
  // Tall enough that both are in sight: the hand cannot scroll.
  await page.setViewportSize({ width: 1280, height: 1600 });
  await row(page, node).scrollIntoViewIfNeeded();
  const from = await row(page, node).locator('td').first().boundingBox();
  await page.mouse.move(from.x + 3, from.y + 3);
  await page.mouse.down();
  const to = await row(page, target).boundingBox();
  const place = [to.x + to.width / 2, to.y + to.height * part];
  await page.mouse.move(place[0], place[1] - 1);
  await page.mouse.move(...place);
}

/** Does what leads to the outline at another address. */
async function turn(page, act) {
  const url = page.url();
  await Promise.all([page.waitForURL((now) => now.href !== url), act()]);
  await awake(page);
}

async function drag(page, node, target, part) {
  await hold(page, node, target, part);
  await turn(page, () => page.mouse.up());
}

const undo = (page) => turn(page, () => notice(page).getByRole('button', { name: 'Undo' }).click());
const press = (page, key) => turn(page, () => page.keyboard.press(key));

test('a row is dropped before, after and into another, and each is taken back', async ({ page }) => {
  test.setTimeout(90_000);
  const silent = listen(page);
  const [pillar, a, b, c] = await open(page);
  const before = await order(page, pillar);

  await drag(page, c, a, 0.1);
  expect((await order(page, pillar)).slice(0, 3)).toEqual([c, a, b].map((node) => node.title));
  await expect(notice(page)).toContainText(`Moved “${c.title}” before “${a.title}”.`);
  await expect(said(page)).toContainText(`Moved “${c.title}” before “${a.title}”. Press Control and Z to take it back.`);
  await expect(row(page, c)).toBeFocused();
  await expectAccessible(page, 'the outline after a move', silent);
  await undo(page);
  expect(await order(page, pillar)).toEqual(before);

  await drag(page, a, b, 0.9);
  expect((await order(page, pillar)).slice(0, 3)).toEqual([b, a, c].map((node) => node.title));
  await expect(notice(page)).toContainText(`Moved “${a.title}” before “${c.title}”.`);
  await undo(page);
  expect(await order(page, pillar)).toEqual(before);

  await drag(page, a, b, 0.5);
  expect(await order(page, pillar)).toEqual(before.filter((title) => title !== a.title));
  await expect(notice(page)).toContainText(`Moved “${a.title}” below “${b.title}”`);
  await expect(row(page, a)).toHaveAttribute('aria-level', '3');
  await undo(page);
  expect(await order(page, pillar)).toEqual(before);
  expect(silent).toEqual([]);
});

test('a drag shows where it would land, and Escape ends it', async ({ page }) => {
  const [pillar, a, b] = await open(page);
  const before = await order(page, pillar);
  for (const [part, mark] of [[0.1, 'before'], [0.5, 'into'], [0.9, 'after']]) {
    await hold(page, a, b, part);
    await expect(row(page, b)).toHaveClass(/target/);
    await expect(page.locator('tr:is(.before, .into, .after)')).toHaveCount(1);
    await expect(page.locator(`tr.${mark}`)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(page.locator('tr:is(.target, .before, .into, .after)')).toHaveCount(0);
    await expect(said(page)).toHaveText(`“${a.title}” stays where it is.`);
  }
  // Not on itself, nor on what hangs below it.
  await hold(page, pillar, a, 0.5);
  await expect(page.locator('tr.target')).toHaveCount(0);
  await page.mouse.up();
  expect(page.url()).not.toContain('undo');
  expect(await order(page, pillar)).toEqual(before);
});

test('the keys walk rows and what stands in them, move a row and take it back', async ({ page }) => {
  const [pillar, a, b] = await open(page);
  const before = await order(page, pillar);
  const focused = (node) => expect(row(page, node)).toBeFocused();
  await row(page, pillar).focus();
  await page.keyboard.press('ArrowDown');
  await focused(a);
  if ((await row(page, a).getAttribute('aria-expanded')) === 'false') {
    await press(page, 'ArrowRight');
    await focused(a);
    await expect(row(page, a)).toHaveAttribute('aria-expanded', 'true');
  }
  // Into the row by Right or by Tab, and from there on by the same keys.
  await page.keyboard.press('ArrowRight');
  const link = row(page, a).locator('.words > a');
  await expect(link).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(link).not.toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(link).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await focused(a);
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await focused(pillar);
  await expect(link).toHaveAttribute('tabindex', '-1');
  // Moved from the link, the row has the focus.
  await row(page, a).locator('.words > a').focus();
  await press(page, 'Alt+ArrowDown');
  await focused(a);
  await expect(said(page)).toContainText(`Moved “${a.title}”`);
  expect((await order(page, pillar)).slice(0, 2)).toEqual([b.title, a.title]);
  await press(page, 'Control+z');
  await focused(a);
  expect(await order(page, pillar)).toEqual(before);
  // At the end of the row it says so.
  await page.keyboard.press('Alt+ArrowUp');
  await expect(said(page)).toHaveText(`${a.title} is the first already.`);
  await expect(row(page, a).locator('button[value^="up."]')).toBeDisabled();
});

test('a step button keeps the focus of whoever presses it', async ({ page }) => {
  const [, , b] = await open(page);
  await row(page, b).locator('button[value^="up."]').focus();
  await press(page, 'Enter');
  // It is the first now: the button can do no more, the row has the focus.
  await expect(row(page, b)).toBeFocused();
  await row(page, b).locator('button[value^="down."]').focus();
  await press(page, 'Enter');
  await expect(row(page, b).locator('button[value^="down."]')).toBeFocused();
});

test('keys lead to the places, show their list and rest while somebody types', async ({ page }) => {
  test.setTimeout(90_000);
  const silent = listen(page);
  await lookAs(page, 'leader');
  const at = (path) => page.waitForURL((url) => url.pathname === path);
  await Promise.all([at('/strategy'), page.keyboard.type('gs')]);
  await awake(page);
  // On a row too, where a lone `m` would move it.
  await page.locator('table.outline tbody tr').first().focus();
  await Promise.all([at('/'), page.keyboard.type('gm')]);
  await Promise.all([at('/people'), page.keyboard.type('gp')]);
  const search = page.getByRole('main').locator('input[type=search]').first();
  await search.focus();
  await page.keyboard.type('gs?');
  await expect(search).toHaveValue('gs?');
  expect(new URL(page.url()).pathname).toBe('/people');
  const first = page.getByRole('navigation', { name: 'Main' }).getByRole('link').first();
  await first.focus();
  await page.keyboard.press('Control+g');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog).toContainText('go to the strategy');
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await expectAccessible(page, 'the list of keys', silent);
  await page.keyboard.type('gs');
  expect(new URL(page.url()).pathname).toBe('/people');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(first).toBeFocused();
  // Switched off from there, they are off, and come back from the page that the foot leads to.
  await page.keyboard.press('?');
  await dialog.getByRole('button', { name: 'Switch the keys off' }).click();
  await page.locator('html[data-keys=off]').waitFor({ state: 'attached' });
  await awake(page);
  await page.keyboard.type('gs?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(new URL(page.url()).pathname).toBe('/people');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Keys' }).click();
  await expectAccessible(page, '/keys', silent);
  await page.getByRole('button', { name: 'Switch the keys on' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-keys');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a row is moved by its button, the page says what moved, and a form takes it back', async ({ page }) => {
    await lookAs(page, 'leader');
    await page.goto(await draft(page));
    const titles = () => page.locator('table.outline .words > a').allInnerTexts();
    const before = await titles();
    await page.locator('table.outline button[value^="down."]:enabled').first().click();
    await expect(notice(page)).toContainText(`Moved “${before[0]}”`);
    expect(await titles()).not.toEqual(before);
    await notice(page).getByRole('button', { name: 'Undo' }).click();
    await expect(notice(page)).toContainText(`Moved “${before[0]}” before`);
    expect(await titles()).toEqual(before);
  });
});
