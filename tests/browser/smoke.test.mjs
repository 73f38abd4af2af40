import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startNewspaper } from './house/newspaper.mjs';
import { everyReader, openBrowser, openPage } from './house/readers.mjs';

describe('A newspaper that was just installed', () => {
  let newspaper;
  let browser;

  before(async () => {
    newspaper = await startNewspaper();
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await newspaper?.stop();
  });

  for (const reader of everyReader()) {
    it(`answers a reader (${reader.title}) and sends her to nobody else`, async () => {
      const page = await openPage(browser, newspaper.url, reader);
      const answer = await page.goto('/');

      assert.ok(answer.status() < 500, `status ${answer.status()}`);
      assert.deepEqual(page.foreign, []);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }
});
