// Every page type, on a phone and at a desk, by day and by night: accessible, not wider than the screen, and all its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from '../house/accessibility.mjs';
import { startNewspaper } from '../house/newspaper.mjs';
import { openBrowser, openPage, schemes, screens, scrollsSideways } from '../house/readers.mjs';

const pages = ['/', '/s/science', '/t/ibn-al-haytham', '/by/science-desk', '/a/1', '/about', '/search', '/search?q=النجوم', '/search?q=ظظظظظ', '/newsletters', '/join', '/sign-in', '/forgot', '/saved', '/nowhere', '/newsroom/sign-in'];

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

for (const screen of screens) {
  for (const scheme of schemes) {
    test(`every page is accessible, ${screen.name}, ${scheme}`, async (t) => {
      for (const path of pages) {
        await t.test(path, async () => {
          const page = await openPage(browser, newspaper.url, { screen, scheme });
          await page.goto(path);
          assert.deepEqual(await violations(page), []);
          assert.equal(await scrollsSideways(page), false, 'it must not be scrolled sideways');
          assert.deepEqual(page.foreign, [], 'no request leaves the newspaper');
          assert.deepEqual(page.faults, [], 'no script complains');
          await page.context().close();
        });
      }
    });
  }
}

test('an article weighs at most 100 KB over the wire without pictures, its fonts 56 KB and its scripts 20 KB', async () => {
  const page = await openPage(browser, newspaper.url);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map();
  const bytes = new Map();
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(kinds.get(requestId), (bytes.get(kinds.get(requestId)) ?? 0) + encodedDataLength));
  await page.goto('/a/1', { waitUntil: 'networkidle' });
  const of = (kind) => bytes.get(kind) ?? 0;
  const whole = [...bytes].filter(([kind]) => kind !== 'Image').reduce((sum, [, size]) => sum + size, 0);
  assert.ok(of('Font') <= 56 * 1024, `fonts ${of('Font')}`);
  assert.ok(of('Script') <= 20 * 1024, `scripts ${of('Script')}`);
  assert.ok(whole <= 100 * 1024, `all ${whole}`);
  await page.context().close();
});

test('the lite page has no web font, at most 50 KB in all, and is remembered', async () => {
  const page = await openPage(browser, newspaper.url);
  await page.goto('/a/1');
  await Promise.all([page.waitForNavigation(), page.locator('form[action="/lite"] button').last().click()]);
  let whole = 0;
  const fonts = [];
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { whole += encodedDataLength; });
  page.on('request', (request) => request.resourceType() === 'font' && fonts.push(request.url()));
  await page.goto('/a/1', { waitUntil: 'networkidle' });
  assert.deepEqual(fonts, []);
  assert.ok(whole <= 50 * 1024, `all ${whole}`);
  await page.context().close();
});
