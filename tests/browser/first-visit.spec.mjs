// The first visit to an empty server, in a browser: the sign-in page, the set-up, the pages behind it.
import { code, expectAccessible, listen, places } from './pages.mjs';
import { expect, test } from './server.mjs';

const setUp = (server) => server.said.map((line) => line.match(/\/set-up\/\S+/)?.[0]).find(Boolean);

test('the sign-in page is accessible and silent', async ({ page }) => {
  const said = listen(page);
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expectAccessible(page, 'the sign-in', said);
});

test('a look that was chosen stays', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: /dark/i }).or(page.getByLabel(/dark/i)).first().click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the first key leads past the bar to the page itself', async ({ page }) => {
  await page.goto('/nothing-here');
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  await expect(skip).toHaveAttribute('href', '#main');
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => document.querySelector('main').contains(document.activeElement));
  expect(inside).toBe(true);
});

test.describe('with the keyboard alone', () => {
  test('a refused sign-in says so where the eye and the ear are', async ({ page }) => {
    const said = listen(page);
    await page.goto('/sign-in');
    // The first field has the focus already.
    await page.keyboard.type('nobody@line.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in?draft=*');
    await expect(page.locator('main')).toContainText(/password/i);
    await expect(page.getByLabel('E-mail address')).toHaveValue('nobody@line.example');
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    await expectAccessible(page, 'a refused sign-in', said);
    });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a form is sent, refused and comes back with its words', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').fill('nobody@line.example');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByLabel('E-mail address')).toHaveValue('nobody@line.example');
  });
});

test('the set-up makes an account, and every page of its bar is accessible and silent', async ({ page, server }) => {
  test.setTimeout(90_000);
  const link = setUp(server);
  expect(link, 'the server prints a set-up link').toBeTruthy();
  const said = listen(page);
  await page.goto(link);
  await expectAccessible(page, 'the set-up', said);
  const form = page.locator('form[action="/api/set-up/begin"]');
  for (const [name, text] of [
    ['organisation', 'The little line'],
    ['time_zone', 'Europe/Berlin'],
    ['name', 'Ilse Vandermeer'],
    ['email', 'ilse@line.example'],
    ['new_password', 'violet tram under nine harbours'],
  ]) {
    await form.locator(`[name=${name}]`).fill(text);
  }
  await form.getByRole('button').click();
  await expectAccessible(page, 'the second step', said);
  const key = await page.locator('form[action="/api/sign-in/enrol"] p code').first().innerText();
  await page.locator('[name=code]').fill(code(key));
  await page.getByRole('main').getByRole('button').last().click();
  await page.waitForURL('**/admin');
  for (const path of await places(page)) {
    const answer = await page.goto(path);
    expect.soft(answer.status(), path).toBeLessThan(500);
    await expectAccessible(page, path, said);
  }
});
