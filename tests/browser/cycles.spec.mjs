// Closing a cycle by the keyboard, and its record, in the demo.
import { expectAccessible, listen } from './pages.mjs';
import { expect, test } from './server.mjs';

test.use({ command: ['demo'] });

test('a cycle is closed by the keyboard, and every page of it is accessible', async ({ page }) => {
  test.setTimeout(120_000);
  const said = listen(page);
  await page.goto('/sign-in');
  await page.locator('form[action="/api/demo/look-as"] button').nth(3).click();
  await page.waitForURL((url) => url.pathname === '/');
  for (const path of ['/cycles', '/cycles/1']) {
    await page.goto(path);
    await expectAccessible(page, path, said);
  }
  await page.goto('/cycles');
  await page.locator('form[action="/api/cycles/close/begin"] button').click();
  await page.waitForURL((url) => url.pathname === '/cycles/closing');
  await expectAccessible(page, 'the cycle that is being closed', said);
  const answered = page.locator('.progress span');
  await expect(answered).toContainText('0 of ');
  // The mission: a score, and keep; then the first pillar stops.
  await page.keyboard.press('2');
  await expect(page.locator('input[name=score][value=mostly]')).toBeChecked();
  await page.keyboard.press('k');
  await expect(answered).toContainText('1 of ');
  await page.keyboard.press('s');
  await expect(answered).toContainText('2 of ');
  await page.keyboard.press('n');
  await expect(answered).toContainText('2 of ');
  await page.goto('/cycles/closing?only=stop');
  await expect(page.locator('.verdict-row')).toHaveCount(1);
  await page.goto('/cycles/closing/finish');
  await expectAccessible(page, 'finishing', said);
  await page.locator('[name=learned]').fill('Half as many, and the doors first.');
  await page.locator('[name=sure]').check();
  await page.locator('form[action="/api/cycles/close"] button').click();
  await page.waitForURL((url) => url.pathname === '/cycles/2');
  await page.getByRole('link', { name: 'Begin the next one' }).click();
  await expectAccessible(page, 'beginning the next', said);
});
