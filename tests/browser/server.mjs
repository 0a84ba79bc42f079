// A server for each worker: the program under test on a free port, on an empty SQLite database of its own.
// It is stopped, and its folder removed, when the worker ends.
import { test as base, expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Starts `throughline COMMAND` and waits until it listens.
 * @param {string[]} command what comes before the address and the database, such as `['serve']` or `['demo']`
 * @returns {Promise<{ url: string, said: string[], stop: () => Promise<void> }>} its address, what it printed so far, and how to stop it
 */
export async function start(command) {
  const program = process.env.THROUGHLINE_BIN;
  if (!program) throw new Error('THROUGHLINE_BIN is not set: run `cargo xtask test`');
  const folder = await mkdtemp(join(tmpdir(), 'throughline-browser-'));
  const options = ['--listen', '127.0.0.1:0', '--database-url', `sqlite:${join(folder, 'test.db')}`];
  const child = spawn(program, [...command, ...options], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const url = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const found = line.match(/listening on (http:\/\/\S+)/);
        if (found) resolve(found[1]);
      });
    }
    child.on('error', reject);
    ended.then(([code]) => reject(new Error(`the server ended with ${code}:\n${said.join('\n')}`)));
    setTimeout(() => reject(new Error(`the server does not listen:\n${said.join('\n')}`)), 20_000).unref();
  });
  try {
    return { url: await url, said, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Tests with a server of their worker: `server.url`; `page.goto('/')` is relative to it. */
export const test = base.extend({
  command: [['serve'], { option: true, scope: 'worker' }],
  server: [
    async ({ command }, use) => {
      const server = await start(command);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
});

export { expect };
