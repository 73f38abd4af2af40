// The promise on the page, kept: a guest saves, joins, finds the saved article, follows, is shown news with its reason,
// receives them by mail, and leaves by one click that only a POST can make.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { run, startNewspaper } from '../house/newspaper.mjs';
import { letterTo, linksOf, lettersTo, unsubscribeLinksOf } from '../house/postbox.mjs';
import { openBrowser, openPage, screens } from '../house/readers.mjs';

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

const submit = (page, button) => Promise.all([page.waitForNavigation(), button.click()]);

for (const screen of screens) {
  for (const scripts of [true, false]) {
    test(`a guest becomes a reader and the promise is kept, ${screen.name}, ${scripts ? 'scripts' : 'no scripts'}`, async () => {
      const page = await openPage(browser, newspaper.url, { screen, scripts });
      const address = `reader-${screen.viewport.width}-${scripts ? 'js' : 'plain'}@example.org`;

      const headline = await save(page, scripts);
      await join(page, address);
      await page.goto('/saved');
      assert.ok((await page.locator('main').innerText()).includes(headline), 'the saved article is there');

      const topic = await followTopicOf(page, scripts);
      await page.goto('/for-you');
      const reasons = await page.locator('.reason').allInnerTexts();
      assert.ok(reasons.some((reason) => reason.includes(topic)), `«${topic}» is given as a reason: ${reasons.join(' | ')}`);

      const letter = await receivePersonalLetter(page, address);
      assert.ok(letter.text.includes(topic), 'the letter gives the same reason');
      await leaveByOneClick(letter, page);
      assert.deepEqual(page.foreign, []);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }
}

/** Saves the first article as a guest and returns its headline. */
async function save(page, scripts) {
  await page.goto('/a/1');
  const headline = await page.locator('h1').innerText();
  const button = page.locator('.actions form[action^="/saved/"] button').first();
  if (scripts) {
    await button.click();
    await page.locator('.actions form[action^="/saved/"] button[aria-pressed="true"]').waitFor();
  } else {
    await submit(page, button);
  }
  return headline;
}

async function join(page, address) {
  await page.goto('/join');
  await page.fill('input[name="email"]', address);
  await page.fill('input[name="password"]', 'قهوة-الصباح-7-نخلات');
  assert.ok(await page.locator('input[name="merge"]').isVisible(), 'what the device holds is offered');
  await page.check('input[name="merge"]');
  await submit(page, page.locator('main form button[value="password"]'));

  const letter = await letterTo(newspaper, address);
  const confirming = linksOf(letter, newspaper).find((link) => link.includes('/join/confirm'));
  await fetch(confirming); // a scanner looks first, and changes nothing
  await page.goto(confirming);
  const password = page.locator('main input[name="password"]');
  if (await password.count()) {
    await password.fill('قهوة-الصباح-7-نخلات');
  }
  await submit(page, page.locator('main form button[type="submit"]').first());
}

/** Follows the first topic of an article from the topic's own page and returns its name. */
async function followTopicOf(page, scripts) {
  await page.goto('/t/ibn-khaldun');
  const topic = await page.locator('h1').innerText();
  const button = page.locator('.list-head form[action^="/follow/topic/"] button');
  if (scripts) {
    await button.click();
    await page.locator('.list-head form[action^="/follow/topic/"] button[aria-pressed="true"]').waitFor();
  } else {
    await submit(page, button);
  }
  return topic;
}

async function receivePersonalLetter(page, address) {
  await page.goto('/newsletters');
  const before = (await lettersTo(newspaper, address)).length;
  await submit(page, page.locator('form[action="/newsletters/for-you/subscribe"] button'));
  await run(newspaper, 'newsletters', 'send', 'for-you');
  for (let waited = 0; waited < 60; waited++) {
    const letters = await lettersTo(newspaper, address);
    const personal = letters.find((letter) => unsubscribeLinksOf(letter).length > 0);
    if (letters.length > before && personal) {
      return personal;
    }
    await page.waitForTimeout(500);
  }
  throw new Error(`no personal letter reached ${address}`);
}

async function leaveByOneClick(letter, page) {
  const [oneClick] = unsubscribeLinksOf(letter).filter((link) => link.startsWith('http'));
  assert.match(letter.source, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);

  assert.equal((await fetch(oneClick)).status, 200);
  assert.equal((await fetch(oneClick, { method: 'HEAD' })).status, 200);
  assert.equal(await isSubscribed(page), true, 'a GET changes nothing');

  const answer = await fetch(oneClick, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
  assert.ok(answer.ok, `the one click answered ${answer.status}`);
  assert.equal(await isSubscribed(page), false, 'a POST leaves');
}

async function isSubscribed(page) {
  await page.goto('/newsletters');
  return (await page.locator('form[action="/newsletters/for-you/leave"]').count()) > 0;
}
