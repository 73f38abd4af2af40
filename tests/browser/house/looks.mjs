// How a page must stand before any reader: on a phone and at a desk, by day and by night.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { violations } from './accessibility.mjs';
import { openPage, screens, scrollsSideways } from './readers.mjs';

// On a busy machine even kept fonts may come after the first paint, and their stand-ins are a hair wider or narrower.
// Browsers call 0.1 good; a button or a line that appears late moves more than this.
const unseen = 0.025;

/**
 * Tests every page of `pages`, each named, on both screens at once. A page is given as its path, as { path, status } when
 * it answers otherwise than 200, as a function that returns the path, or as one that goes there itself. `setting` is asked for when the tests run, after `before`:
 * the newspaper, the browser and, for somebody who is known, what the browser stores of the visit.
 */
export function everyPageLooksRight(pages, setting) {
  describe('every page is accessible by day and night, stands still and asks nobody else', { concurrency: screens.length }, () => {
    for (const screen of screens) {
      test(`on ${screen.name}`, async (t) => {
        const { newspaper, browser, storageState } = setting();
        const page = await openPage(browser, newspaper.url, { screen, storageState });
        await page.addInitScript(noteShifts);
        await page.goto('/about');
        await page.evaluate(() => document.fonts.ready); // how a page stands that waits for its fonts is measured in perf/load/lighthouse
        for (const [name, where] of Object.entries(pages)) {
          await t.test(name, async () => {
            await looksRight(page, where);
            await writeTwiceAsLarge(page);
          });
        }
        await page.context().close();
      });
    }
  });
}

async function looksRight(page, where) {
  page.foreign.length = page.faults.length = 0;
  await page.emulateMedia({ colorScheme: 'light' });
  const { path, status = 200 } = typeof where === 'object' ? where : { path: typeof where === 'string' ? where : await where(page) };
  if (path) {
    assert.equal((await page.goto(path)).status(), status);
    assert.equal(page.url().includes('/sign-in'), path.includes('/sign-in'), `it stands at ${page.url()}`);
  }
  await page.evaluate(() => document.fonts.ready);
  assert.deepEqual(await violations(page), [], 'by day');
  assert.equal(await scrollsSideways(page), false, 'it must not be scrolled sideways');
  assert.deepEqual(await page.evaluate(missingIcons), [], 'every icon is drawn');
  const shifts = await page.evaluate(() => globalThis.shifts);
  assert.ok(sum(shifts) <= unseen, `nothing jumps: ${JSON.stringify(shifts)}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.deepEqual(await violations(page, ['color-contrast']), [], 'by night');
  assert.deepEqual(page.foreign, [], 'no request leaves the newspaper');
  assert.deepEqual(page.faults, [], 'no script complains');
}

async function writeTwiceAsLarge(page) {
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  assert.equal(await scrollsSideways(page), false, 'not even with letters twice as large');
  await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
}

const sum = (shifts) => shifts.reduce((all, { by }) => all + by, 0);

async function missingIcons() {
  const drawn = await (await fetch('/icons.svg')).text();
  const used = [...document.querySelectorAll('use')].map((use) => use.getAttribute('href').split('#')[1]);
  return used.filter((name) => !drawn.includes(`id="${name}"`));
}

// Every unexpected move of what a reader looks at, and what moved (Layout Instability, W3C).
function noteShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      globalThis.shifts.push({ by: value, what: sources.map(({ node }) => node?.outerHTML?.slice(0, 80)) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
