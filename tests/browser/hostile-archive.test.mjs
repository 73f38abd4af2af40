// An archive that carries script in every field: it is taken as text, and no page of it runs any.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { run, startNewspaper } from './house/newspaper.mjs';
import { openBrowser, openPage } from './house/readers.mjs';

const attacks = [
  '<script>globalThis.pwned = 1</script>',
  '"><img src=x onerror="globalThis.pwned = 1">',
  '</title></textarea></style></script><svg onload="globalThis.pwned = 1">',
  '[رابط](javascript:globalThis.pwned=1)',
  "'-globalThis.pwned-'",
];

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

test('no page of an archive with script in every field runs any of it', async () => {
  const file = join(newspaper.data, 'hostile.jsonl');
  await writeFile(file, attacks.map((attack, at) => JSON.stringify({
    id: `hostile:${at}${attack}`,
    headline: `خبر ${attack}`,
    standfirst: attack,
    byline: `الرياض: سالم ${attack}`,
    body: `فقرة ${attack}\n\n${attack} عن القاهرة`,
    section: `قسم ${attack}`,
    publishedAt: new Date().toISOString(),
    source: attack,
    url: `javascript:globalThis.pwned=1//${attack}`,
    language: attack,
  })).join('\n'));
  const report = JSON.parse(await run(newspaper, 'import', file, '--json'));
  assert.equal(report.taken + report.duplicates, attacks.length);

  const page = await openPage(browser, newspaper.url);
  const dialogs = [];
  page.on('dialog', (dialog) => { dialogs.push(dialog.message()); return dialog.dismiss(); });
  const waiting = ['/', `/search?q=${encodeURIComponent('سالم')}`, `/search?q=${encodeURIComponent(attacks[0])}`, '/postbox'];
  const seen = new Set();
  while (waiting.length > 0 && seen.size < 40) {
    const path = waiting.shift();
    if (seen.has(path)) {
      continue;
    }
    seen.add(path);
    await page.goto(path);
    assert.equal(await page.evaluate(() => globalThis.pwned), undefined, path);
    const links = await page.locator('main a').evaluateAll((anchors) => anchors.map((anchor) => anchor.href));
    assert.deepEqual(links.filter((link) => link.startsWith('javascript:')), [], path);
    const own = links.filter((link) => link.startsWith(newspaper.url)).map((link) => link.slice(newspaper.url.length));
    waiting.push(...own.filter((link) => /script|pwned|قسم|hostile|svg|img/.test(decodeURIComponent(link)) || link.startsWith('/by/')));
  }
  assert.ok([...seen].some((path) => path.startsWith('/a/')), 'its articles were opened');
  assert.ok([...seen].some((path) => path.startsWith('/s/')), 'its sections were opened');
  assert.deepEqual(dialogs, []);
  assert.deepEqual(page.foreign, []);
  await page.context().close();
});
