// The demo, as each of those whom its sign-in page offers to look as.
import { spawnSync } from 'node:child_process';
import { expectAccessible, listen, places } from './pages.mjs';
import { expect, test } from './server.mjs';

const help = spawnSync(process.env.THROUGHLINE_BIN ?? 'throughline', ['--help'], { encoding: 'utf8' });
const isThere = /^\s+demo\b/m.test(help.stdout ?? '');

test.use({ command: ['demo'] });
test.skip(!isThere && process.env.CI !== 'true', 'this program has no demo');

const buttons = (page) => page.locator('form[action="/api/demo/look-as"] button');

/** Looks as the persona whose button is number `which`; returns what the button says. */
async function lookAs(page, which) {
  await page.goto('/sign-in');
  const button = buttons(page).nth(which);
  const name = (await button.innerText()).replace(/\s+/g, ' ');
  await button.click();
  await page.waitForURL((url) => url.pathname === '/');
  return name;
}

// The five of the sign-in page; a sixth would have no test, so the number is asserted.
for (const which of [0, 1, 2, 3, 4]) {
  test(`every page of persona ${which + 1} is accessible and silent`, async ({ page }) => {
    test.setTimeout(90_000);
    const said = listen(page);
    const name = await lookAs(page, which);
    await expect(page.locator('main')).toContainText(/\S/);
    for (const path of [...(await places(page)), '/search', '/search?q=night+train', '/search?q=anna&kind=people', '/search?q=zebras+nowhere']) {
      const answer = await page.goto(path);
      expect.soft(answer.status(), `${name}: ${path}`).toBe(200);
      await expectAccessible(page, `${name}: ${path}`, said);
    }
    });
}

// Whoever proposes (0, an engineer) and whoever decides (3, the head): their lists, and what the first proposals lead to.
for (const which of [0, 3]) {
  test(`proposals and their forms are accessible to persona ${which + 1}`, async ({ page }) => {
    test.setTimeout(120_000);
    const said = listen(page);
    const name = await lookAs(page, which);
    await page.goto('/proposals?show=all');
    const shown = page.locator('main a[href^="/proposals/"]');
    const paths = await shown.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(paths.length).toBeGreaterThan(1);
    for (const path of ['/proposals', '/proposals?show=all', '/proposals?show=mine', ...paths]) {
      expect.soft((await page.goto(path)).status(), `${name}: ${path}`).toBe(200);
      await expectAccessible(page, `${name}: ${path}`, said);
      for (const [from, to] of [['/take', 'form[action="/api/proposals/take"]'], ['/change', 'form[action="/api/proposals/change"]']]) {
        const way = page.locator(`main a[href*="${from}"]`).first();
        if ((await way.count()) === 0) continue;
        await page.goto(await way.getAttribute('href'));
        await expect(page.locator(to)).toBeVisible();
        await expectAccessible(page, `${name}: ${path}${from}`, said);
        await page.goto(path);
      }
    }
    await page.goto('/strategy');
    await page.goto(await page.locator('main a[href^="/strategy/"]').nth(3).getAttribute('href'));
    const propose = page.getByRole('link', { name: 'Propose a change' });
    if ((await propose.count()) > 0) {
      await propose.click();
      await expect(page.locator('form[action="/api/proposals/make"]')).toBeVisible();
      await expectAccessible(page, `${name}: propose`, said);
    }
  });
}

test('the sign-in page offers five to look as', async ({ page }) => {
  const said = listen(page);
  await page.goto('/sign-in');
  await expect(buttons(page)).toHaveCount(5);
  await expectAccessible(page, 'the sign-in of the demo', said);
});

test('the line of an engineer fits a narrow screen and prints', async ({ page }) => {
  await lookAs(page, 0);
  await page.setViewportSize({ width: 320, height: 800 });
  await expect(page.locator('.line').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.line').first()).toBeVisible();
});

test.describe('with the keyboard alone', () => {
  test('the account menu opens and signs out', async ({ page }) => {
    await lookAs(page, 0);
    const menu = page.locator('header details summary').last();
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if (await menu.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(menu).toBeFocused();
    await page.keyboard.press('Enter');
    const out = page.locator('form[action="/api/sign-out"] button');
    await expect(out).toBeVisible();
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press('Tab');
      if (await out.evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in**');
  });
});

test('the key / leads to the box, and Enter to what it finds', async ({ page }) => {
  await lookAs(page, 0);
  await page.keyboard.press('/');
  const box = page.locator('header input[type=search]');
  await expect(box).toBeFocused();
  // In the box it is a letter like any other.
  await page.keyboard.type('night/train');
  await expect(box).toHaveValue('night/train');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=night%2Ftrain');
  await expect(page.locator('.hits mark').first()).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.locator('header input[type=search]')).toBeFocused();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the pages are whole and a card is written', async ({ page }) => {
    await lookAs(page, 0);
    for (const path of ['/', '/strategy', '/people']) {
      const answer = await page.goto(path);
      expect.soft(answer.status(), path).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    await page.locator('header input[type=search]').fill('night');
    await page.locator('header input[type=search]').press('Enter');
    await page.waitForURL('**/search?q=night');
    await expect(page.locator('.hits mark').first()).toBeVisible();
    await page.goto('/cards/new?node=none');
    await page.locator('[name=what]').fill('I keep the kettle warm.');
    await page.getByRole('main').locator('form[action="/api/cards/add"] button').last().click();
    await expect(page.locator('main')).toContainText('I keep the kettle warm.');
  });
});
