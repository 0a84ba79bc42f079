// A strategy of 5,000 nodes under the keys alone: looked for, unfolded, ticked, moved, archived and taken back.
import { listen } from './pages.mjs';
import { expect, test } from './server.mjs';

test.use({ command: ['demo'] });

/** The longest that a key may take until its page has come back and is awake, in milliseconds. */
const MOMENT = 1_500;

/** A plan of 10 pillars, 490 objectives and 4,500 steps. */
function plan() {
  const rows = ['id,parent,title,because'];
  const two = (number) => String(number).padStart(2, '0');
  for (let pillar = 1; pillar <= 10; pillar += 1) {
    rows.push(`${pillar},,Pillar number ${pillar},It carries the mission`);
    for (let part = 1; part <= 49; part += 1) {
      rows.push(`${pillar}.${part},${pillar},Objective p${two(pillar)} o${two(part)},It carries its pillar`);
      const steps = part <= 9 ? 10 : 9;
      for (let step = 1; step <= steps; step += 1) {
        rows.push(`${pillar}.${part}.${step},${pillar}.${part},Step p${two(pillar)} o${two(part)} s${two(step)},It carries its objective`);
      }
    }
  }
  return rows.join('\n');
}

const awake = (page) => page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
const titles = (page) => page.locator('table.outline .words > a').allTextContents();
const focused = (page) => page.evaluate(() => document.activeElement.closest('tr')?.querySelector('.words > a')?.textContent ?? '');
const ticked = (page) => page.locator('tr[aria-selected=true] .words > a').allTextContents();

test('5,000 nodes by keyboard alone', async ({ page }) => {
  test.setTimeout(180_000);
  const silent = listen(page);
  const slow = [];
  /** Presses a key that leads to another address, and notes how long that took. */
  const press = async (key) => {
    const url = page.url();
    const before = Date.now();
    await Promise.all([page.waitForURL((now) => now.href !== url), page.keyboard.press(key)]);
    await awake(page);
    slow.push([key, Date.now() - before]);
  };
  /** Presses keys that stay on the page, and notes how long the browser took over each. */
  const stay = async (...keys) => {
    for (const key of keys) {
      const before = Date.now();
      await page.keyboard.press(key);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));
      slow.push([key, Date.now() - before]);
    }
  };

  // Getting there: a leader reads the plan from a file and begins a draft.
  await page.goto('/sign-in');
  await page.locator('form[action="/api/demo/look-as"] button[value=leader]').click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/strategy/import');
  await page.locator('input[name=into][value=new]').check();
  await page.locator('input[name=file]').setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(plan()) });
  await page.getByRole('button', { name: 'See what it holds' }).click();
  await page.getByRole('button', { name: 'Begin this strategy' }).click();
  await expect(page.locator('main')).toContainText('Undo this import', { timeout: 60_000 });
  await page.goto('/drafts');
  await page.locator('form[action="/api/drafts/begin"] button').first().click();
  await page.waitForURL((url) => /^\/drafts\/[0-9a-f-]+$/.test(url.pathname));
  await awake(page);
  await expect(page.locator('table.outline')).toHaveAttribute('role', 'treegrid');

  // Found by the filter: its field by a key, words, Enter.
  await page.keyboard.press('f');
  await page.keyboard.type('OBJECTIVE p07');
  await press('Enter');
  await expect(page.locator('main')).toContainText('of 5,000 found');
  await page.keyboard.press('f');
  await page.keyboard.type('steps p07 o04');
  await press('Enter');
  const found = await titles(page);
  expect(found[0]).toBe('Pillar number 7');

  // Into the table, folded, unfolded, to the end and back.
  await page.locator('table.outline tbody tr').first().focus();
  await press('ArrowLeft');
  expect(await titles(page)).toHaveLength(1);
  expect(await focused(page)).toBe('Pillar number 7');
  await press('ArrowRight');
  expect(await titles(page)).toEqual(found);
  await stay('End', 'Home', 'PageDown', 'PageUp', 'ArrowDown', 'ArrowDown');

  // Three are ticked.
  const start = await focused(page);
  expect(start).toBe(found[2]);
  await stay('x', 'Shift+ArrowDown', 'Shift+ArrowDown');
  const three = await ticked(page);
  expect(three).toEqual(found.slice(2, 5));
  await expect(page.locator('[aria-live=polite]')).toHaveText('3 ticked.');

  // Moved below another pillar.
  await press('m');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Move 3 rows');
  await page.keyboard.type('Pillar number 2');
  await press('Enter');
  await page.getByRole('link', { name: 'Pillar number 2' }).focus();
  await press('Enter');
  await expect(page.locator('main')).toContainText('They are to hang below Pillar number 2');
  await page.keyboard.press('Tab');
  await press('Enter');
  await expect(page.locator('main .notice').first()).toContainText('and 2 more below “Pillar number 2”');
  expect(await focused(page)).toBe(three[0]);
  await press('Control+z');
  expect(await titles(page)).toEqual(found);
  expect(await focused(page)).toBe(three[0]);

  // Archived, and back again.
  await stay('x', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await press('Delete');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Archive 3 rows');
  await page.getByRole('button', { name: 'Archive them' }).focus();
  await press('Enter');
  await expect(page.locator('main .notice').first()).toContainText('and 2 more with everything below them');
  expect(await titles(page)).toEqual(found.filter((title) => !three.includes(title)));
  await press('Control+z');
  expect(await titles(page)).toEqual(found);

  expect(silent).toEqual([]);
  expect(slow.filter(([, took]) => took > MOMENT)).toEqual([]);
});
