// The palette over a page of the demo: keys, focus, what it lists, what it says when it cannot, and axe.
import { expectAccessible, listen } from './pages.mjs';
import { expect, test } from './server.mjs';

test.use({ command: ['demo'] });
// axe looks at it in three looks.
test.describe.configure({ timeout: 120_000 });

async function lookAs(page, who) {
  await page.goto('/sign-in');
  await page.locator(`form[action="/api/demo/look-as"] button[value=${who}]`).click();
  await page.waitForURL((url) => url.pathname === '/');
}

const parts = (page) => {
  const dialog = page.locator('dialog.palette');
  const meant = dialog.locator('[aria-selected=true]');
  return { dialog, meant, box: dialog.getByRole('combobox'), rows: dialog.getByRole('option'), status: dialog.getByRole('status') };
};

/** Waits until the list says what is asked for. */
const settled = (page) => expect(page.locator('dialog.palette [role=listbox]')).toHaveAttribute('aria-busy', 'false');

test('keys walk it, Enter goes, Esc leaves it and gives the focus back', async ({ page }) => {
  const said = listen(page);
  await lookAs(page, 'leader');
  const { dialog, meant, box, rows, status } = parts(page);
  const asked = [];
  page.on('request', (request) => request.url().includes('palette') && asked.push(new URL(request.url()).pathname));
  await page.goto('/strategy');
  await page.waitForLoadState('networkidle');
  expect(asked, 'nothing is fetched before the key').toEqual([]);
  const link = page.getByRole('link', { name: 'Delegations' });
  await link.focus();
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await settled(page);
  await expect(status).toHaveText(/^\d+ in the list$/);
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  // What the page itself offers comes first, with its key.
  await expect(meant).toHaveText(/Map|Change it in a draft/);
  await expect(box).toHaveAttribute('aria-activedescendant', await meant.getAttribute('id'));
  const last = (await rows.count()) - 1;
  for (const [key, at] of [['ArrowDown', 1], ['End', last], ['ArrowDown', 0], ['ArrowUp', last], ['Home', 0]]) {
    await page.keyboard.press(key);
    await expect(rows.nth(at)).toHaveAttribute('aria-selected', 'true');
    await expect(rows.nth(at)).toBeInViewport();
    await expect(box).toHaveAttribute('aria-activedescendant', await rows.nth(at).getAttribute('id'));
  }
  await expectAccessible(page, 'the palette', said);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(link).toBeFocused();
  // The same keys close it.
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(dialog).toHaveCount(0);
  // Enter waits for what was typed, however quickly it comes.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('direc');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/people');
  // Where somebody types, too; and the act of the page is done.
  await page.goto('/strategy');
  await page.locator('#look-q').focus();
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('change it');
  await settled(page);
  await expect(meant).toHaveText(/Change it in a draft/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/drafts');
});

test('it finds what the search finds, and a late answer is dropped', async ({ page }) => {
  const said = listen(page);
  await lookAs(page, 'engineer');
  const { dialog, meant, box, rows, status } = parts(page);
  await page.keyboard.press('Control+k');
  await settled(page);
  await box.fill('night');
  await expect(rows.locator('mark').first()).toBeVisible();
  await settled(page);
  await expectAccessible(page, 'the palette with hits', said);
  // The answer to "s" takes longer than the one to "sett".
  await page.route('**/palette?q=s', async (route) => {
    await new Promise((done) => setTimeout(done, 600));
    await route.continue().catch(() => {});
  });
  await box.fill('s');
  await page.waitForTimeout(200);
  await box.fill('sett');
  await settled(page);
  await page.waitForTimeout(800);
  await expect(meant).toHaveText(/My data and settings/);
  await box.fill('zebras nowhere');
  await settled(page);
  await expect(status).toHaveText(/No place is called that/);
  await expect(rows).toHaveCount(0);
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  said.length = 0;
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
});

test('signed out or offline it says so, and keeps what was typed', async ({ page, context }) => {
  await lookAs(page, 'engineer');
  const { box, rows, status } = parts(page);
  await page.keyboard.press('Control+k');
  await settled(page);
  await context.setOffline(true);
  await box.fill('people');
  await expect(status).toHaveText(/cannot be reached/);
  await context.setOffline(false);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/people');
  await page.keyboard.press('Control+k');
  await settled(page);
  await context.clearCookies();
  await box.fill('team');
  await expect(status).toHaveText(/You are signed out/);
  await expect(rows).toHaveCount(0);
  await expect(box).toHaveValue('team');
  await status.getByRole('link').click();
  await page.waitForURL('**/sign-in?next=%2Fpeople');
});

test('on a phone the foot opens it, and a tap goes', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 320, height: 640 }, hasTouch: true, colorScheme: 'dark' });
  const page = await context.newPage();
  await lookAs(page, 'seller');
  const { dialog, rows } = parts(page);
  await page.getByRole('link', { name: 'Go to, or find' }).tap();
  await settled(page);
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await rows.filter({ hasText: /^Versions$/ }).tap();
  await page.waitForURL('**/versions');
  await context.close();
});

test('switched off with the keys, it is a page', async ({ page }) => {
  const said = listen(page);
  await lookAs(page, 'manager');
  await page.goto('/keys');
  await page.getByRole('button', { name: 'Switch the keys off' }).click();
  await page.goto('/team');
  await page.keyboard.press('Control+k');
  await expect(page.locator('dialog')).toHaveCount(0);
  await page.getByRole('link', { name: 'Go to, or find' }).click();
  await page.waitForURL('**/palette');
  await expectAccessible(page, 'the page of the palette', said);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the same list is links', async ({ page }) => {
    await lookAs(page, 'seller');
    await page.getByRole('link', { name: 'Go to, or find' }).click();
    await page.getByLabel('A place, or words of what you look for').fill('vers');
    await page.getByRole('button', { name: 'Look' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Versions' }).click();
    await page.waitForURL('**/versions');
  });
});
