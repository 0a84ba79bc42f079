// Coverage in the demo, as leadership, a manager and an employee see it.
import { expectAccessible, listen } from './pages.mjs';
import { expect, test } from './server.mjs';

test.use({ command: ['demo'] });

test('every page of coverage is accessible, for whoever sees it', async ({ page }) => {
  test.setTimeout(180_000);
  const said = listen(page);
  for (const [who, paths] of [
    ['leader', ['/coverage', '/coverage?as=heat', '/coverage?kind=because', '/coverage?part=line', '/strategy/map?show=broken']],
    ['manager', ['/coverage', '/coverage?as=heat']],
    ['engineer', ['/coverage']],
  ]) {
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.locator(`form[action="/api/demo/look-as"] button[value=${who}]`).click();
    await page.waitForURL((url) => url.pathname === '/');
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator('h1')).toBeVisible();
      await expectAccessible(page, `${who}: ${path}`, said);
    }
  }
});
