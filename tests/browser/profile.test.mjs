// One profile: what somebody saved and followed before joining is hers once, what she follows moves page, feed and mail,
// the reason given is the true one, and a history that is switched off is not written.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askToJoin, confirm } from './house/joining.mjs';
import { run, startNewspaper } from './house/newspaper.mjs';
import { lettersTo, letterTo } from './house/postbox.mjs';
import { desk, openBrowser, openPage, phone, submit } from './house/readers.mjs';

const followTopic = 'form[action^="/follow/topic/"] button';
const saveArticle = '.actions form[action^="/saved/"] button';
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

for (const scripts of [true, false]) {
  test(`what a guest saved and followed is hers once, when joining and when coming back, ${scripts ? 'scripts' : 'no scripts'}`, async () => {
    const address = `guest-${scripts ? 'js' : 'plain'}@example.org`;
    const page = await openPage(browser, newspaper.url, { screen: phone, scripts });
    await press(page, '/a/1', saveArticle, scripts);
    await press(page, '/a/1', `.topics ${followTopic}`, scripts);
    await confirm(page, await askToJoin(newspaper, page, address, { merging: true }));
    const first = await profileOf(page);
    assert.deepEqual([first.saved, first.follows], [1, 1]);

    const another = await openPage(browser, newspaper.url, { scripts });
    await press(another, '/a/1', saveArticle, scripts); // the same as she has already
    await press(another, '/a/2', saveArticle, scripts);
    await press(another, '/a/1', `.topics ${followTopic}`, scripts);
    await signIn(another, address);
    await another.goto('/account');
    await submit(another, 'form[action="/account?handler=Device"] button[value="true"]');
    const second = await profileOf(another);
    assert.deepEqual([second.saved, second.follows], [2, 1], 'each is there once');
    await another.goto('/account');
    assert.equal(await another.locator('form[action="/account?handler=Device"]').count(), 0, 'the device holds nothing more');
    assert.deepEqual([...page.faults, ...another.faults], []);
    await page.context().close();
    await another.context().close();
  });
}

test('following on an article changes the page, the feed and the mail, and ceasing to changes them back', async () => {
  const address = 'follower@example.org';
  const page = await openPage(browser, newspaper.url, { screen: desk });
  await confirm(page, await askToJoin(newspaper, page, address));
  const feed = await openFeed(page);
  await page.goto('/newsletters');
  await submit(page, 'form[action="/newsletters/for-you/subscribe"] button');

  await page.goto('/t/ibn-khaldun');
  const article = await page.locator('.list .card-title a').first().getAttribute('href');
  await page.goto(article);
  const topic = await page.locator('.topics li a').first().innerText();
  assert.ok(!(await reasons(page)).some((reason) => reason.includes(topic)), 'nothing is there because of it yet');
  await press(page, article, `.topics ${followTopic}`, true);

  assert.ok((await reasons(page)).some((reason) => reason.includes(topic)), 'the page gives it as the reason');
  const tailored = await page.locator('.list > li', { hasText: topic }).first().locator('.card-title').innerText();
  assert.ok((await textOf(feed)).includes(tailored), 'the feed brings what the page shows because of it');
  await run(newspaper, 'newsletters', 'send', 'for-you');
  const letter = await letterTo(newspaper, address, (one) => one.text.includes(topic));
  assert.ok(letter.text.includes(tailored), 'the mail brings it, with its reason');

  await press(page, article, `.topics ${followTopic}`, true, 'false');
  assert.ok(!(await reasons(page)).some((reason) => reason.includes(topic)), 'the reason is gone with the following');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the reason given is the true one: without that following the article falls', async () => {
  const page = await openPage(browser, newspaper.url, { scripts: false });
  await confirm(page, await askToJoin(newspaper, page, 'reason@example.org'));
  await press(page, '/t/ibn-khaldun', `.list-head ${followTopic}`, false);
  await page.goto('/for-you');
  const because = page.locator('.list > li', { has: page.locator('.reason', { hasText: 'ابن خلدون' }) });
  const headline = await because.first().locator('.card-title').innerText();
  const before = await placeOf(page, headline);

  await submit(page, '.list > li .controls form[action^="/follow/topic/"] button[value="false"]');

  await page.goto('/for-you');
  assert.equal(await because.count(), 0, 'nothing is there because of it');
  const later = await placeOf(page, headline);
  assert.ok(later === -1 || later > before, `it stood at ${before} and stands at ${later}`);
  await page.context().close();
});

test('a reading history that is switched off is not written, and what was written is gone', async () => {
  const page = await openPage(browser, newspaper.url);
  await confirm(page, await askToJoin(newspaper, page, 'private@example.org'));
  await page.goto('/a/1');
  await noted(page, '1');
  assert.equal((await profileOf(page)).read, 1, 'reading is remembered at first');

  await page.goto('/account');
  await submit(page, 'form[action="/account?handler=History"] button');
  assert.equal((await profileOf(page)).read, 0);
  await page.goto('/a/3');
  await noted(page, '3');
  assert.equal((await profileOf(page)).read, 0, 'nothing was written');
  await page.goto('/reading');
  assert.equal(await page.locator('main a[href^="/a/"]').count(), 0);
  assert.equal((await lettersTo(newspaper, 'private@example.org')).length, 1, 'and only the confirming letter was ever sent');
  await page.context().close();
});

test('what she passes on is hers to see, whichever way she does it, and teaches the list', async () => {
  const page = await openPage(browser, newspaper.url, { screen: phone });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => (navigator.share = async (what) => (window.handedOver = what)));
  await page.route(/^https:/, (route) => route.fulfill({ body: 'elsewhere' }));
  await confirm(page, await askToJoin(newspaper, page, 'sharer@example.org'));

  await page.goto('/a/1');
  await page.click('.actions details summary');
  await page.click('[data-copy]');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${newspaper.url}/a/1`);
  await sharedBy(page, '/a/1');

  await page.goto('/a/2');
  await page.click('.actions details summary');
  await page.click('[data-share]');
  assert.deepEqual(await page.evaluate(() => window.handedOver), { title: await page.locator('h1').innerText(), url: `${newspaper.url}/a/2` });
  await sharedBy(page, '/a/2');

  await page.goto('/a/3');
  await page.click('.actions details summary');
  await Promise.all([page.waitForNavigation(), page.locator('[data-shares]').first().click()]);
  await sharedBy(page, '/a/3');
  assert.equal((await profileOf(page)).read, 3, 'each once');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

/** Waits until the export says that the article was shared: the browser tells so while it does other things. */
async function sharedBy(page, address) {
  const isThere = async () => {
    const kept = await (await page.request.get('/account/export.json')).json();
    return kept.reading.history.some((line) => new URL(line.address).pathname.startsWith(address) && line.sharedAt);
  };
  for (let tries = 0; tries < 120; tries++) {
    if (await isThere()) return;
    await new Promise((next) => setTimeout(next, 500));
  }
  assert.fail(`${address} does not count as shared`);
}

/** Presses the button at `path`: with scripts the page stays and the button turns; without, a page answers. */
async function press(page, path, button, scripts, pressed = 'true') {
  await page.goto(path);
  if (!scripts) {
    await submit(page, button);
    return;
  }
  await page.locator(button).first().click();
  await page.locator(button).and(page.locator(`[aria-pressed="${pressed}"]`)).first().waitFor();
}

async function signIn(page, address) {
  await page.goto('/sign-in');
  await page.fill('#email', address);
  await submit(page, 'main form button[value="code"]');
  const letter = await letterTo(newspaper, address, (one) => /\b\d{6}\b/.test(one.text));
  await page.fill('#code', letter.text.match(/\b\d{6}\b/)[0]);
  await submit(page, 'main form button[type="submit"]');
}

/** How much the newspaper keeps of her, as her own export says. */
async function profileOf(page) {
  const kept = await (await page.request.get('/account/export.json')).json();
  return { saved: kept.saved.articles.length, follows: kept.follows.length, read: kept.reading.history.length };
}

async function openFeed(page) {
  await page.goto('/account/keys');
  await submit(page, 'form[action="/account/keys?handler=Feeds"] button');
  return page.locator('#feeds .address').first().innerText();
}

const textOf = async (address) => (await fetch(address)).text();

async function reasons(page) {
  await page.goto('/for-you');
  return page.locator('.reason').allInnerTexts();
}

async function placeOf(page, headline) {
  return (await page.locator('.list > li .card-title').allInnerTexts()).indexOf(headline);
}

/** What the page's own script tells when an article was really read. */
async function noted(page, id) {
  const answer = await page.request.post(`/read/${id}`, { data: 'opened', headers: { 'Content-Type': 'text/plain', Origin: new URL(newspaper.url).origin } });
  assert.ok(answer.ok(), `${answer.status()}`);
}
