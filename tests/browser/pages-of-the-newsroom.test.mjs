// Every page of the newsroom, as its administrator sees it.
import { after, before } from 'node:test';
import { everyPageLooksRight } from './house/looks.mjs';
import { comeToEnrolment, enrol, schedule, withdraw } from './house/newsroom.mjs';
import { run, startNewspaper } from './house/newspaper.mjs';
import { openBrowser, openPage, submit } from './house/readers.mjs';

const links = {};
let newspaper;
let browser;
let storageState;
let newcomers = 0;

before(async () => {
  newspaper = await startNewspaper();
  browser = await openBrowser();
  const page = await openPage(browser, newspaper.url);
  await comeToEnrolment(newspaper, page, 'editor@example.org');
  await enrol(page);
  await withdraw(page, '2');
  await schedule(page, 'ما الذي تكتبه العقارب حين يطول الظل');
  links.draft = await compose(page);
  await run(newspaper, 'newsletters', 'send', 'morning');
  await page.goto('/newsroom/newsletters');
  links.issue = await page.locator('a[href^="/newsroom/newsletters/issues/"]').first().getAttribute('href');
  storageState = await page.context().storageState();
  await page.context().close();
});

after(async () => {
  await browser?.close();
  await newspaper?.stop();
});

everyPageLooksRight(
  {
    'the list of articles': '/newsroom',
    'what is scheduled': '/newsroom?status=scheduled',
    'an empty list': '/newsroom?q=ظظظظظ',
    'a new article': '/newsroom/new',
    'a published article': '/newsroom/articles/1',
    'a withdrawn article': '/newsroom/articles/2',
    'a scheduled article': async (page) => {
      await page.goto('/newsroom?status=scheduled');
      await page.goto(await page.locator('.table .title a').first().getAttribute('href'));
    },
    'a preview': preview,
    'a refused article': refused,
    'the front page': '/newsroom/front',
    'the newsletters': '/newsroom/newsletters',
    'a newsletter': '/newsroom/newsletters/morning',
    'the subscribers of a newsletter': '/newsroom/newsletters/morning/subscribers',
    'the figures of the ranking': '/newsroom/ranking',
    'a newsletter to be founded': '/newsroom/newsletters/new',
    'an issue being composed': () => links.draft,
    'an issue being composed, with what was refused': refusedDraft,
    'how a composed issue will look': () => `${links.draft}/preview`,
    'an issue that was sent': () => links.issue,
    'the reports': '/newsroom/newsletters/reports',
    'the sending': '/newsroom/sending',
    'the settings': '/newsroom/settings',
    'leaving the newsroom': '/newsroom/sign-out',
    'enrolling a second factor': (page) => comeToEnrolment(newspaper, page, `newcomer-${++newcomers}@example.org`),
    'the recovery codes': enrol,
  },
  () => ({ newspaper, browser, storageState }),
);

async function preview(page) {
  await page.goto('/newsroom/articles/1');
  await page.evaluate(() => document.querySelector('[formtarget]').removeAttribute('formtarget'));
  await Promise.all([page.waitForNavigation(), page.locator('[formaction="/newsroom/preview"]').click()]);
}

async function refused(page) {
  await page.goto('/newsroom/new');
  await page.fill('#headline', 'عنوان بلا متن');
  await Promise.all([page.waitForNavigation(), page.locator('button[value="Publish"]').click()]);
}

/** Begins an issue by hand and returns where it lies. */
async function compose(page) {
  await page.goto('/newsroom/newsletters/morning');
  await submit(page, 'form[action$="handler=compose"] button');
  return new URL(page.url()).pathname;
}

async function refusedDraft(page) {
  await page.goto(links.draft);
  await page.fill('#introduction', '[رابط](javascript:alert(1))');
  await submit(page, 'form.editor .margin button[value="save"]');
}
