// Work off the line, what waits, and the teams that are on, in the demo: a manager answers, everybody's pages are accessible.
import { expectAccessible, listen } from './pages.mjs';
import { expect, test } from './server.mjs';

test.use({ command: ['demo'] });

/** Looks as one of those whom the sign-in page offers. */
async function lookAs(page, persona) {
  await page.goto('/sign-in');
  await page.locator(`form[action="/api/demo/look-as"] button[value=${persona}]`).last().click();
  await page.waitForURL((url) => url.pathname === '/');
}

for (const [persona, paths] of [
  ['engineer', ['/declared', '/declared/new', '/owed', '/coverage/teams']],
  ['manager', ['/declared', '/declared/team', '/owed', '/team']],
  ['leader', ['/declared/sums', '/owed', '/coverage/teams', '/declared/team']],
  ['admin', ['/coverage/teams', '/owed']],
]) {
  test(`the pages of declared work and of what waits are accessible to the ${persona}`, async ({ page }) => {
    test.setTimeout(90_000);
    const said = listen(page);
    await lookAs(page, persona);
    for (const path of paths) {
      expect.soft((await page.goto(path)).status(), path).toBe(200);
      await expectAccessible(page, `${persona}: ${path}`, said);
    }
    await page.goto('/owed');
    const refuse = page.locator('main a[href^="/owed/"]').first();
    if ((await refuse.count()) > 0) {
      await page.goto(await refuse.getAttribute('href'));
      await expect(page.locator('form[action="/api/owed/refuse"]')).toBeVisible();
      await expectAccessible(page, `${persona}: not mine`, said);
    }
  });
}

test('a manager answers three declarations by the keyboard, and the person reads the decision', async ({ page }) => {
  test.setTimeout(120_000);
  const said = listen(page);
  await lookAs(page, 'manager');
  await page.goto('/declared/team');
  const answer = page.getByRole('link', { name: /^Answer it: Counting the glass cups/ });
  await answer.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/answer');
  await expectAccessible(page, 'answering', said);
  await page.getByRole('radio', { name: 'You may stop' }).focus();
  await page.keyboard.press('Space');
  await page.locator('[name=reason]').fill('The chain counts them.');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toContainText('You may stop.');
  await expectAccessible(page, 'a decision', said);
  const decision = page.url();
  // The head, who is above everybody, reads it at its address; an engineer elsewhere finds nothing there.
  await lookAs(page, 'leader');
  await page.goto(decision);
  await expect(page.locator('main')).toContainText('You may stop.');
  await expectAccessible(page, 'a decision, cited', said);
  await lookAs(page, 'engineer');
  const missing = await page.goto(decision);
  expect(missing.status()).toBe(404);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('work is declared, and a team is switched on', async ({ page }) => {
    await lookAs(page, 'engineer');
    await page.goto('/declared/new');
    await page.locator('[name=title]').fill('Watering the plant in the test hall');
    await page.getByRole('radio', { name: 'under a tenth' }).check();
    await page.getByRole('main').getByRole('button', { name: 'Declare it' }).click();
    await expect(page.locator('main')).toContainText('Arjun Deshmukh answers');
    await lookAs(page, 'admin');
    await page.goto('/coverage/teams');
    await page.locator('main a.dot').first().click();
    const on = page.locator('form[action="/api/rollout/on"] button').first();
    await on.click();
    await expect(page.locator('main')).toContainText('The team is on.');
  });
});
