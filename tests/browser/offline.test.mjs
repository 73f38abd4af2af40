// Saved articles without a network: read, noted and saved in the train, told once when the network returns, and gone
// from the device when the reader signs out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './house/accessibility.mjs';
import { askToJoin, confirm } from './house/joining.mjs';
import { startNewspaper } from './house/newspaper.mjs';
import { openBrowser, openPage, phone, submit } from './house/readers.mjs';

const words = 'كُتبت في القطار، بلا شبكة';

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

test('a save and a note made without a network arrive exactly once, and nothing stays after signing out', async () => {
  const page = await openPage(browser, newspaper.url, { screen: phone });
  await confirm(page, await askToJoin(newspaper, page, 'offline@example.org'));
  await page.goto('/a/1');
  await submitInPlace(page, page.locator('.actions form[action^="/saved/"] button').first());
  const { id, headline } = await keepsCopies(page);

  await page.goto('/a/2'); // still open when the network goes
  await page.context().setOffline(true);
  await page.locator('.actions form[action^="/saved/"] button').first().click();
  await page.locator('.actions form[action^="/saved/"] button[aria-pressed="true"]').waitFor();

  await page.goto('/saved');
  assert.ok((await page.locator('main').innerText()).includes(headline), 'the list is read without a network');
  await page.goto(`/saved/${id}/read`);
  assert.ok((await page.locator('.body').innerText()).length > 200, 'the article is read without a network');
  await page.fill('#note', words);
  await submit(page, '#notes form[data-fresh-key] button[type="submit"]');
  await page.goto('/newsletters');
  assert.match(await page.locator('h1').innerText(), /لا شبكة/, 'what is not on the device says so');

  await page.goto(`/saved/${id}/read`);
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await untilTold(page);
  await page.reload();
  assert.equal(await page.locator('.note-text', { hasText: words }).count(), 1, 'the note is there once');
  await page.goto('/saved?tab=all');
  assert.equal(await page.locator('.saved-list > li').count(), 2, 'both articles are there once');
  await page.reload();
  await untilTold(page);
  await page.goto(`/saved/${id}/read`);
  assert.equal(await page.locator('.note-text', { hasText: words }).count(), 1, 'and once it stays');

  await page.goto('/sign-out');
  await submit(page, 'main form button');
  assert.deepEqual(await personal(page), [], 'no copy of hers is left on the device');
  await page.context().setOffline(true);
  await page.goto(`/saved/${id}/read`);
  assert.match(await page.locator('h1').innerText(), /لا شبكة/, 'nobody reads her page after her');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('words that are not accepted are shown with the reason, and stay until she has seen them', async () => {
  const page = await openPage(browser, newspaper.url, { screen: phone });
  await confirm(page, await askToJoin(newspaper, page, 'refused@example.org'));
  await page.goto('/a/1');
  await submitInPlace(page, page.locator('.actions form[action^="/saved/"] button').first());
  const { id } = await keepsCopies(page);

  await page.goto(`/saved/${id}/read`);
  await page.context().setOffline(true);
  const tooLong = `${words} ${'و'.repeat(20_000)}`; // pasted by a program: a form would have stopped her
  await page.evaluate((text) => { document.querySelector('#note').value = text; }, tooLong);
  await submit(page, '#notes form[data-fresh-key] button[type="submit"]');
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));

  const notice = page.locator('[data-refused]');
  await notice.waitFor();
  assert.match(await notice.innerText(), /الملاحظة طويلة/, 'it says why');
  assert.ok((await notice.innerText()).includes(words), 'her words are there');
  await page.goto('/');
  await notice.waitFor(); // and on the next page
  assert.deepEqual(await violations(page), []);
  await notice.locator('button').click();
  await notice.waitFor({ state: 'hidden' });
  await until(page, nothingKept);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

async function submitInPlace(page, button) {
  await button.click();
  await page.locator('.actions form[action^="/saved/"] button[aria-pressed="true"]').waitFor();
}

/** Opens the list until the device has copies of it and of its article. */
async function keepsCopies(page) {
  await page.goto('/saved');
  const link = page.locator('.saved-list .card-title a').first();
  const [headline, href] = [await link.innerText(), await link.getAttribute('href')];
  await until(page, () => Boolean(navigator.serviceWorker.controller));
  await page.reload(); // what the page needs passes through the worker
  await until(page, async (path) => {
    const name = (await caches.keys()).find((each) => each.startsWith('saved-'));
    if (!name) return false;
    const cache = await caches.open(name);
    return Boolean((await cache.match(path)) && (await cache.match('/saved')));
  }, href);
  return { headline, id: href.split('/')[2] };
}

/** Until nothing waits on the device. */
const untilTold = (page) => until(page, nothingKept);

const nothingKept = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('nashra');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const count = request.result.transaction('queue').objectStore('queue').count();
    count.onsuccess = () => {
      request.result.close();
      resolve(count.result === 0);
    };
  };
});

/** Asks the page until it says yes; unlike Playwright's own waiting, also where the answer takes a moment. */
async function until(page, asked, argument, seconds = 60) {
  for (const giveUp = Date.now() + seconds * 1000; Date.now() < giveUp; await page.waitForTimeout(200)) {
    if (await page.evaluate(asked, argument)) return;
  }
  throw new Error(`still not so after ${seconds} s: ${asked}`);
}

const personal = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('saved-')));
