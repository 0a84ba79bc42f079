// The map: seen, walked with the keys, moved by the hand, taken away as a picture and on paper.
import { readFile } from 'node:fs/promises';
import { expectAccessible, listen } from './pages.mjs';
import { expect, test } from './server.mjs';

test.use({ command: ['demo'] });

const box = (page) => page.locator('.map-box');
const picture = (page) => page.locator('.map-box > svg');
const stations = (page) => page.locator('.map-box a[data-level]');
const focused = (page) => page.evaluate(() => document.activeElement.querySelector('title')?.textContent ?? '');
const level = (page) => page.evaluate(() => document.activeElement.dataset.level);
const scrolled = (page) => box(page).evaluate((box) => [box.scrollLeft, box.scrollTop]);
const width = (page) => picture(page).evaluate((svg) => svg.getBoundingClientRect().width);

async function open(page, path = '/strategy/map', persona = 'engineer') {
  await page.goto('/sign-in');
  await page.locator(`form[action="/api/demo/look-as"] button[value=${persona}]`).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto(path);
}
const awake = (page) => page.locator('html[data-hydrated]').waitFor({ state: 'attached' });

test('it is accessible and silent, light, dark and narrow, whole and opened at a node', async ({ page }) => {
  test.setTimeout(90_000);
  const said = listen(page);
  await open(page);
  await awake(page);
  await expectAccessible(page, 'the map', said);
  await page.goto('/strategy/map?depth=1');
  await page.locator('.map-box a.down').first().click();
  await expect(page).toHaveURL(/\?at=/);
  await awake(page);
  await expect(page.locator('.stop.chosen')).toBeInViewport();
  await expectAccessible(page, 'the map of a pillar', said);
});

test('the arrows walk the lines, Home leads to the mission and Enter opens', async ({ page }) => {
  await open(page);
  await awake(page);
  await stations(page).first().focus();
  const mission = await focused(page);
  await page.keyboard.press('ArrowRight');
  expect(await level(page)).toBe('1');
  const pillar = await focused(page);
  await page.keyboard.press('ArrowDown');
  expect(await level(page)).toBe('1');
  expect(await focused(page)).not.toBe(pillar);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  expect(await level(page)).toBe('2');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe(pillar);
  await expect(page.locator(':focus')).toBeInViewport();
  await page.keyboard.press('Home');
  expect(await focused(page)).toBe(mission);
  // One press of Tab leaves the picture.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.closest('.map-box'))).toBeNull();
  await stations(page).nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/strategy\/[0-9a-f-]{36}$/);
  await expect(page.locator('h1')).toHaveText(pillar.split('. ')[0]);
});

test('a hand drags it, and the wheel with Control, keys and buttons go nearer', async ({ page }) => {
  await open(page);
  await awake(page);
  await page.setViewportSize({ width: 700, height: 700 });
  const natural = await width(page);
  await box(page).evaluate((box) => box.scrollIntoView({ block: 'center' }));
  const { x, y, width: wide, height } = await box(page).boundingBox();
  await page.mouse.move(x + wide / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + wide / 2 - 90, y + height / 2 - 60, { steps: 4 });
  await page.mouse.up();
  expect(await scrolled(page)).toEqual([90, 60]);
  await expect(page).toHaveURL(/\/strategy\/map$/);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await expect.poll(() => width(page)).toBeGreaterThan(natural * 1.2);
  await page.getByRole('button', { name: 'All of it' }).click();
  const frame = await box(page).evaluate((box) => [box.clientWidth, box.clientHeight]);
  expect(await width(page)).toBeLessThanOrEqual(frame[0] + 1);
  await box(page).focus();
  await page.keyboard.press('+');
  const nearer = await width(page);
  await page.keyboard.press('-');
  expect(await width(page)).toBeLessThan(nearer);
});

test('a pillar is dragged by its name without being opened, and opened by a press', async ({ page }) => {
  await open(page);
  await awake(page);
  const name = page.locator('.map-box text.pillar').first();
  const { x, y } = await name.boundingBox();
  await page.mouse.move(x + 20, y + 8);
  await page.mouse.down();
  await page.mouse.move(x + 20, y - 40, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/\/strategy\/map$/);
  await name.click();
  await expect(page).toHaveURL(/\/strategy\/[0-9a-f-]{36}$/);
});

test('it is taken away as a PNG whose pixels hold the lines', async ({ page }) => {
  const said = listen(page);
  await open(page);
  await awake(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'PNG' }).click()]);
  expect(download.suggestedFilename()).toBe('strategy-map.png');
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  await page.goto('about:blank');
  const seen = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data: pixels } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set();
    for (let at = 0; at < pixels.length; at += 4 * 7) colours.add(`${pixels[at]},${pixels[at + 1]},${pixels[at + 2]},${pixels[at + 3]}`);
    return { width: canvas.width, blue: colours.has('0,109,166,255'), paper: colours.has('252,250,246,255'), colours: colours.size };
  }, bytes.toString('base64'));
  expect(seen.blue && seen.paper, JSON.stringify(seen)).toBe(true);
  expect(seen.width).toBeGreaterThan(1000);
  expect(said).toEqual([]);
});

test('without JavaScript it scrolls in its box, and on paper it is one page', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await open(page);
  await expect(page.locator('.map-hand')).toBeHidden();
  await page.setViewportSize({ width: 320, height: 640 });
  const scrolls = (box) => box.scrollWidth > box.clientWidth && document.documentElement.scrollWidth <= window.innerWidth;
  expect(await box(page).evaluate(scrolls)).toBe(true);
  await stations(page).first().scrollIntoViewIfNeeded();
  await expect(stations(page).first()).toBeInViewport();
  await page.locator('.map-box text.pillar').first().click();
  await expect(page).toHaveURL(/\/strategy\/[0-9a-f-]{36}$/);
  await page.goto('/strategy/map');
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await context.close();
});
