// Every page that is open to anybody.
import { after, before } from 'node:test';
import { askToJoin, linkTo } from './house/joining.mjs';
import { everyPageLooksRight } from './house/looks.mjs';
import { comeToEnrolment, enrol, withdraw } from './house/newsroom.mjs';
import { run, startNewspaper } from './house/newspaper.mjs';
import { lettersTo } from './house/postbox.mjs';
import { openBrowser, openPage, submit } from './house/readers.mjs';

const subscriber = 'subscriber@example.org';
const links = {};
let newspaper;
let browser;

before(async () => {
  newspaper = await startNewspaper();
  browser = await openBrowser();
  const page = await openPage(browser, newspaper.url);
  await subscribeAndReceive(page);
  links.join = await askToJoin(newspaper, page, 'newcomer@example.org');
  await askForReset(page);
  await comeToEnrolment(newspaper, page, 'editor@example.org');
  await enrol(page);
  await withdraw(page, '2');
  await page.context().close();
});

after(async () => {
  await browser?.close();
  await newspaper?.stop();
});

everyPageLooksRight(
  {
    'the front page': '/',
    'a section': '/s/science',
    'a topic': '/t/ibn-al-haytham',
    'an author': '/by/science-desk',
    'an article': '/a/1',
    'a withdrawn article': { path: '/a/2', status: 410 },
    'about the paper': '/about',
    'without a network': '/offline',
    'the search': '/search',
    'what a search found': '/search?q=النجوم',
    'a search narrowed down': '/search?q=النجوم&section=science&order=date&from=2000-01-01',
    'a search with a slip': '/search?q=القاهرت',
    'a search that finds nothing': '/search?q=ظظظظظ',
    'the newsletters': '/newsletters',
    'a newsletter': '/newsletters/morning',
    'an issue of a newsletter': () => links.issue,
    'a subscription to confirm': () => links.confirm,
    'a subscription link of yesteryear': '/newsletters/confirm/none',
    'after subscribing': '/newsletters/sent',
    'preferences from a letter': () => links.preferences,
    'leaving from a letter': () => links.leave,
    'a letter in the browser': () => links.view,
    'joining': '/join',
    'after joining': '/join/sent',
    'an address to confirm': () => links.join,
    'a used link': '/join/confirm?token=none',
    'signing in': '/sign-in',
    'a code by mail': '/sign-in/code',
    'the forgotten password': '/forgot',
    'a new password': () => links.reset,
    'nothing saved yet': '/saved',
    'saving, without scripts': '/saved/1',
    'following, without scripts': async (page) => arrive(page, '/t/ibn-khaldun', 'form[action^="/follow/topic/"]'),
    'following a phrase': '/follow/phrase',
    'what a guest saved': saveAndSee,
    'what is not there': { path: '/nowhere', status: 404 },
    'a fault': { path: '/error/500', status: 500 },
    'a request from elsewhere': { path: '/error/403', status: 403 },
    'after erasing an account': '/account/erased',
    'the door of the newsroom': '/newsroom/sign-in',
    'the postbox': '/postbox',
    'a letter in the postbox': (page) => follow(page, '/postbox', 'main .lines a'),
    'a lite article': readLite,
  },
  () => ({ newspaper, browser }),
);

async function subscribeAndReceive(page) {
  await page.goto('/newsletters/morning');
  await page.fill('#email', subscriber);
  await submit(page, 'main form button');
  const asked = await linkTo(newspaper, subscriber, '/newsletters/confirm/');
  await page.goto(asked);
  await submit(page, 'main form button');
  await run(newspaper, 'newsletters', 'send', 'morning');
  links.view = await linkTo(newspaper, subscriber, /\/view$/);
  links.leave = await linkTo(newspaper, subscriber, /\/leave$/);
  links.preferences = await linkTo(newspaper, subscriber, /\/mail\/[^/]+$/);
  await page.goto('/newsletters/morning?issues'); // the page seen above is kept for a minute
  links.issue = await page.locator('main .lines a').first().getAttribute('href');

  await page.goto('/newsletters/morning');
  await page.fill('#email', 'another@example.org');
  await submit(page, 'main form button');
  links.confirm = await linkTo(newspaper, 'another@example.org', '/newsletters/confirm/');
}

async function askForReset(page) {
  const reader = 'forgetful@example.org';
  const link = await askToJoin(newspaper, page, reader);
  await page.goto(link);
  await submit(page, 'main form button[type="submit"]');
  await page.context().clearCookies();
  await page.goto('/forgot');
  await page.fill('#email', reader);
  await submit(page, 'main form button');
  links.reset = await linkTo(newspaper, reader, '/reset');
}

async function arrive(page, path, form) {
  await page.goto(path);
  await page.goto(await page.locator(form).first().getAttribute('action'));
}

async function follow(page, path, link) {
  await page.goto(path);
  await submit(page, link);
}

async function saveAndSee(page) {
  await page.goto('/saved/1');
  await submit(page, 'main form button');
  await page.goto('/saved');
}

async function readLite(page) {
  await page.goto('/a/1');
  await submit(page, '.foot form[action="/lite"] button');
}
