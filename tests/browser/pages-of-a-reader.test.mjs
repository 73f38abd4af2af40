// Every page that only a reader with an account sees, and those that look otherwise to one.
import { after, before } from 'node:test';
import { askToJoin, confirm } from './house/joining.mjs';
import { everyPageLooksRight } from './house/looks.mjs';
import { startNewspaper } from './house/newspaper.mjs';
import { openBrowser, openPage, submit } from './house/readers.mjs';

let newspaper;
let browser;
let storageState;

before(async () => {
  newspaper = await startNewspaper();
  browser = await openBrowser();
  const page = await openPage(browser, newspaper.url, { scripts: false });
  await confirm(page, await askToJoin(newspaper, page, 'reader@example.org'));
  for (const path of ['/a/1', '/t/ibn-khaldun', '/by/science-desk']) {
    await page.goto(path);
    await submit(page, path === '/a/1' ? '.actions form[action^="/saved/"] button' : '.list-head form[action^="/follow/"] button');
  }
  await page.request.post('/read/3', { data: 'opened', headers: { 'Content-Type': 'text/plain', Origin: newspaper.url } });
  storageState = await page.context().storageState();
  await page.context().close();
});

after(async () => {
  await browser?.close();
  await newspaper?.stop();
});

everyPageLooksRight(
  {
    'the front page with its ribbon': '/',
    'an article': '/a/1',
    'an article with Latin names in a list': '/a/2',
    'a topic that is followed': '/t/ibn-khaldun',
    'tailored news': '/for-you',
    'the saved articles': '/saved',
    'nothing read yet': '/saved?tab=read',
    'a saved article': '/saved/1/read',
    'following a phrase': '/follow/phrase',
    'what she has read': '/reading',
    'keys for programs': '/account/keys',
    'feeds of her own': openFeeds,
    'a key just opened': openKey,
    'what programs may ask': '/api',
    'lists and tags': '/saved/labels',
    'links from elsewhere': '/saved/links',
    'moving saved articles': '/saved/move',
    'the newsletters': '/newsletters',
    'the search': '/search?q=النجوم',
    'the account': '/account',
    'a new address': '/account/change-address',
    'a new password': '/account/password',
    'the second factor': '/account/second-factor',
    'the second factor, enrolling': startSecondFactor,
    'erasing the account': '/account/erase',
    'muting': async (page) => {
      await page.goto('/for-you');
      await page.goto(await page.locator('form[action^="/mute/"]').first().getAttribute('action'));
    },
    'signing out': '/sign-out',
  },
  () => ({ newspaper, browser, storageState }),
);

async function startSecondFactor(page) {
  await page.goto('/account/second-factor');
  if (!(await page.locator('#code').count())) {
    await submit(page, 'main form button'); // on the other screen it may have been begun already
  }
}

async function openKey(page) {
  await page.goto('/account/keys');
  await page.fill('#name', 'برنامج القراءة');
  await page.locator('input[name="scope"]').first().check();
  await submit(page, 'form[action="/account/keys?handler=Open"] button');
}

async function openFeeds(page) {
  await page.goto('/account/keys');
  await submit(page, 'form[action="/account/keys?handler=Feeds"] button');
}
