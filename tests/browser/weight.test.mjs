// What an article costs on a slow line: bytes over the wire with an empty cache, response headers included.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startNewspaper } from './house/newspaper.mjs';
import { openBrowser, openPage, submit } from './house/readers.mjs';

const KB = 1024;
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

test('an article weighs at most 100 KB without pictures, of which 56 KB fonts and 20 KB scripts', async () => {
  const bytes = await weigh(await openPage(browser, newspaper.url), '/a/1');
  const { Image: _, ...rest } = bytes;
  assert.ok(bytes.Font > 0 && bytes.Font <= 56 * KB, said(bytes));
  assert.ok(bytes.Script > 0 && bytes.Script <= 20 * KB, said(bytes));
  assert.ok(sum(rest) <= 100 * KB, said(bytes));
});

test('the lite page has no web font and at most 50 KB in all, and the choice is remembered', async () => {
  const choosing = await openPage(browser, newspaper.url);
  await choosing.goto('/a/1');
  await submit(choosing, '.foot form[action="/lite"] button');
  const storageState = await choosing.context().storageState();

  const bytes = await weigh(await openPage(browser, newspaper.url, { storageState }), '/a/1');
  assert.equal(bytes.Font, undefined, said(bytes));
  assert.ok(bytes.Document > 0 && sum(bytes) <= 50 * KB, said(bytes));
});

test('who saves data is offered the lite page', async () => {
  const page = await openPage(browser, newspaper.url);
  await page.setExtraHTTPHeaders({ 'Save-Data': 'on' });
  await page.goto('/s/science'); // the browser drops such a header where a short address redirects
  await submit(page, 'aside form[action="/lite"] button');
  assert.equal(await page.locator('html').getAttribute('data-lite'), '1');
});

/** Bytes by kind of resource, as the browser names them. */
async function weigh(page, path) {
  const kinds = new Map();
  const bytes = {};
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return bytes;
}

const sum = (bytes) => Object.values(bytes).reduce((all, size) => all + size, 0);
const said = (bytes) => JSON.stringify(bytes);
