// The forms of drafts, delegations and proposals in the demo, each in every look and without JavaScript.
import { expectAccessible, listen } from './pages.mjs';
import { expect, test } from './server.mjs';

test.use({ command: ['demo'] });

async function lookAs(page, who) {
  await page.goto('/sign-in');
  await page.locator(`form[action="/api/demo/look-as"] button[value=${who}]`).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Begins a draft as leadership; returns the address of its outline. */
async function begin(page, name) {
  await page.goto('/drafts');
  await page.locator('form[action="/api/drafts/begin"] [name=name]').fill(name);
  await page.locator('form[action="/api/drafts/begin"] button').last().click();
  await page.waitForURL(/\/drafts\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

test('delegations, giving one, and what is proposed where one may edit', async ({ page }) => {
  test.setTimeout(120_000);
  const said = listen(page);
  await lookAs(page, 'leader');
  await page.goto('/strategy/delegations');
  await expectAccessible(page, 'delegations', said);
  await page.goto('/strategy');
  const pillar = await page.locator('main tbody a[href^="/strategy/"]').first().getAttribute('href');
  await page.goto(`${pillar}/delegate`);
  await expectAccessible(page, 'giving a delegation', said);
  const give = page.locator('form[action="/api/delegations/give"]');
  await give.locator('[name=owner_search]').fill('nobody of this name');
  await give.locator('button[type=submit]').last().click();
  await page.waitForURL(/draft=/);
  await expectAccessible(page, 'a delegation that is refused', said);
});

test('rows that are ticked, links in the forms of a node and of a card, and publishing', async ({ page }) => {
  test.setTimeout(180_000);
  const said = listen(page);
  await lookAs(page, 'leader');
  const draft = await begin(page, 'Fewer, and sooner');
  await expectAccessible(page, 'the outline of a draft', said);
  await page.locator('[name=pick]').nth(1).check();
  await page.getByRole('button', { name: 'Move to…' }).click();
  await page.waitForURL(/\/picked\?/);
  await expectAccessible(page, 'moving ticked rows', said);
  await page.goto(draft);
  await page.locator('[name=pick]').nth(1).check();
  await page.getByRole('button', { name: 'Archive…' }).click();
  await page.waitForURL(/\/picked\?/);
  await expectAccessible(page, 'archiving ticked rows', said);
  await page.goto(draft);
  const node = await page.locator('main tbody a[href^="/strategy/"]').first().getAttribute('href');
  await page.goto(`${node}/edit`);
  const edit = page.locator('form[action="/api/strategy/edit"]');
  await edit.locator('[name=links]').fill('ftp://nowhere');
  await edit.locator('button[type=submit]').last().click();
  await page.waitForURL(/draft=/);
  await expect(page.locator('[name=links]')).toHaveValue('ftp://nowhere');
  await expectAccessible(page, 'a node with a link that is refused', said);
  await page.locator('[name=links]').fill('https://example.org/plan The plan');
  await page.locator('form[action="/api/strategy/edit"] button[type=submit]').last().click();
  await expect(page.locator('main')).toContainText('The plan');
  await page.goto(`${draft}/publish`);
  await expectAccessible(page, 'publishing', said);
  await page.goto('/cards/new?node=none');
  await expectAccessible(page, 'a new card', said);
  const card = page.locator('form[action="/api/cards/add"]');
  await card.locator('[name=what]').fill('I keep the kettle warm.');
  await card.locator('[name=links]').fill('ftp://nowhere');
  await card.locator('button[type=submit]').last().click();
  await page.waitForURL(/draft=/);
  await expectAccessible(page, 'a card with a link that is refused', said);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.describe.configure({ timeout: 90_000 });
  test('rows are ticked and put away, and the undo brings them back', async ({ page }) => {
    await lookAs(page, 'leader');
    const draft = await begin(page, 'Without a script');
    const rows = page.locator('main tbody tr');
    const before = await rows.count();
    await page.locator('[name=pick]').nth(1).check();
    await page.getByRole('button', { name: 'Archive…' }).click();
    await page.locator('form[action="/api/drafts/picked/archive"] button').last().click();
    await page.waitForURL((url) => url.pathname === draft);
    await expect(page.locator('main')).toContainText('Archived');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('main')).toContainText('It is back.');
    await expect(page.locator('main')).toContainText('Difference and publish (0)');
    expect(await rows.count()).toBeGreaterThanOrEqual(before);
  });
});
