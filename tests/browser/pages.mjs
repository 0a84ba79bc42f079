// What the browser tests share: axe in every look, a page that says nothing on the console, an authenticator app.
import AxeBuilder from '@axe-core/playwright';
import { createHmac } from 'node:crypto';
import { expect } from './server.mjs';

/** Collects whatever a page says that a person would never see: warnings, errors, broken policies. */
export function listen(page) {
  const said = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`${page.url()}: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (!why.includes('ERR_ABORTED')) said.push(`${request.url()}: ${why}`);
  });
  return said;
}

/**
 * Asserts that axe finds nothing, in the light, in the dark and on a narrow screen, and that nothing is cut off there.
 * What the page said until then has to be nothing; what it says while axe looks is axe's own, whose styles our policy stops.
 */
export async function expectAccessible(page, what, said) {
  await page.waitForLoadState('networkidle');
  expect.soft(said, `${what}: on the console`).toEqual([]);
  const looks = [
    { name: 'light', colorScheme: 'light', width: 1280 },
    { name: 'dark', colorScheme: 'dark', width: 1280 },
    { name: '320 px', colorScheme: 'light', width: 320 },
  ];
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: look.width, height: 800 });
    const { violations } = await new AxeBuilder({ page }).options({ preload: false }).analyze();
    const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`);
    expect.soft(found, `${what}, ${look.name}`).toEqual([]);
    if (look.width === 320) {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(wide, `${what}: pixels beyond a narrow screen`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.waitForTimeout(50);
  said.length = 0;
}

/** Returns the addresses that the bar and the account menu lead to, each once. */
export async function places(page) {
  const found = await page.locator('header a[href^="/"], nav a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  return [...new Set(found)];
}

/** Returns the six digits for a key in base 32 (RFC 6238: SHA-1, 30 seconds). */
export function code(key, now = Date.now()) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replace(/[^A-Z2-7]/g, '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
