// Every page of translations, as both sides and as somebody on the line, in the demo; and an answer by the keyboard.
import { expectAccessible, listen } from './pages.mjs';
import { expect, test } from './server.mjs';

test.use({ command: ['demo'] });

async function lookAs(page, persona) {
  await page.goto('/sign-in');
  await page.locator(`form[action="/api/demo/look-as"] button[value=${persona}]`).click();
  await page.waitForURL((url) => url.pathname === '/');
}

test('every page of translations is accessible, and an offer is answered by the keyboard', async ({ page, context }) => {
  test.setTimeout(180_000);
  const said = listen(page);
  await lookAs(page, 'leader');
  await page.goto('/translations');
  await expectAccessible(page, '/translations', said);
  const paths = await page.locator('#found').locator('..').locator('tbody a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(paths.length).toBe(8);
  for (const path of paths) {
    await page.goto(path);
    await expectAccessible(page, `${path} as leadership`, said);
  }
  await page.goto('/translations?state=declined');
  await page.locator('tbody a').first().click();
  await page.getByRole('link', { name: 'The node' }).click();
  await page.getByRole('link', { name: 'Offer it to a team' }).click();
  await expectAccessible(page, 'choosing a team', said);
  await page.getByRole('link', { name: 'Linz Night Depot' }).click();
  await expectAccessible(page, 'offering', said);

  await context.clearCookies();
  await lookAs(page, 'manager');
  await page.goto('/team');
  await expectAccessible(page, '/team with an offer', said);
  await page.locator('#waiting').locator('..').locator('a').first().click();
  await expectAccessible(page, 'an offer as the team', said);
  await page.getByRole('link', { name: 'Answer in the team’s own words' }).click();
  await expectAccessible(page, 'answering', said);
  await page.locator('form[action="/api/translations/answer"] button').press('Enter');
  await expect(page.locator('[name="terms[restatement]"]')).toBeFocused();
  await page.keyboard.type('Every berth has its own bottle, and a tap that fills it.');
  const fill = async (name, words) => {
    await page.locator(`[name="terms[${name}]"]`).focus();
    await page.keyboard.type(words);
  };
  await fill('objectives][0][title', 'Fit a tap in every second wagon');
  await fill('objectives][0][measure', 'wagons with a tap');
  await fill('objectives][0][target', '120');
  await fill('nothing_because', 'the bottles stop by themselves');
  await page.locator('form[action="/api/translations/answer"] button').press('Enter');
  await page.waitForURL((url) => /^\/translations\/[^/]+$/.test(url.pathname));
  await expect(page.locator('main')).toContainText('It waits for leadership.');
  await expectAccessible(page, 'a text that stands', said);

  await context.clearCookies();
  await lookAs(page, 'engineer');
  await expect(page.locator('.station.team')).toHaveCount(1);
  await expectAccessible(page, 'a line with what the team has agreed to', said);
  await context.clearCookies();
  await lookAs(page, 'seller');
  await expect(page.locator('main')).toContainText('not agreed yet');
  await expectAccessible(page, 'a line that is bargained over', said);
});
