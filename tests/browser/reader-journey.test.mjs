// The promise on the page, kept: a guest saves, joins, finds the saved article, follows, is shown news with its reason,
// receives them by mail, and leaves by one click that only a POST can make.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askToJoin, confirm } from './house/joining.mjs';
import { run, startNewspaper } from './house/newspaper.mjs';
import { letterTo, unsubscribeLinksOf } from './house/postbox.mjs';
import { openBrowser, openPage, screens, submit } from './house/readers.mjs';

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

test('menus and suggestions open, are walked through and close by keyboard, and give the focus back', async () => {
  const page = await openPage(browser, newspaper.url);
  await page.goto('/a/1');
  const share = page.locator('.actions summary');
  for (const key of ['Enter', 'Space']) {
    await share.focus();
    await page.keyboard.press(key);
    assert.ok(await share.evaluate((summary) => summary.parentElement.open), `${key} opens the menu`);
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.matches('.drop *')), 'the next key leads into it');
    await page.keyboard.press('Escape');
    assert.ok(await share.evaluate((summary) => !summary.parentElement.open && document.activeElement === summary), 'Escape closes it and the focus is where it was');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  assert.ok(await share.evaluate((summary) => !summary.parentElement.open), 'who goes on leaves no menu over the page');

  await page.goto('/search');
  const field = page.locator('input[type="search"]');
  await field.pressSequentially('ابن');
  await page.locator('.suggestions li').first().waitFor();
  await page.keyboard.press('Escape');
  assert.deepEqual([await page.locator('.suggestions').isVisible(), await field.inputValue()], [false, 'ابن'], 'Escape closes the list and keeps what was typed');
  await field.pressSequentially(' ا');
  await page.locator('.suggestions li').first().waitFor();
  await page.keyboard.press('ArrowDown');
  assert.equal(await field.getAttribute('aria-activedescendant'), 'suggestion-0');
  const address = await page.locator('#suggestion-0 a').getAttribute('href');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.ok(page.url().endsWith(encodeURI(decodeURI(address))), `Enter leads to ${address}`);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

/** Saves the first article as a guest and returns its headline. */
async function save(page, scripts) {
  await page.goto('/a/1');
  const headline = await page.locator('h1').innerText();
  await press(page, '.actions form[action^="/saved/"] button', scripts);
  return headline;
}

/** With scripts the page stays and the button turns; without, a page answers. */
async function press(page, button, scripts) {
  if (!scripts) {
    await submit(page, button);
    return;
  }
  await page.locator(button).first().click();
  await page.locator(`${button}[aria-pressed="true"]`).waitFor();
}

async function join(page, address) {
  const link = await askToJoin(newspaper, page, address, { merging: true });
  await fetch(link); // a scanner looks first, and changes nothing
  await confirm(page, link);
}

/** Follows the first topic of an article from the topic's own page and returns its name. */
async function followTopicOf(page, scripts) {
  await page.goto('/t/ibn-khaldun');
  const topic = await page.locator('h1').innerText();
  await press(page, '.list-head form[action^="/follow/topic/"] button', scripts);
  return topic;
}

async function receivePersonalLetter(page, address) {
  await page.goto('/newsletters');
  await submit(page, 'form[action="/newsletters/for-you/subscribe"] button');
  await run(newspaper, 'newsletters', 'send', 'for-you');
  return letterTo(newspaper, address, (letter) => unsubscribeLinksOf(letter).length > 0);
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
