// How somebody becomes a reader: the form, the letter, the button behind its link.
import { letterTo, linksOf } from './postbox.mjs';
import { submit } from './readers.mjs';

const password = 'قهوة-الصباح-7-نخلات';

/** Fills in the form at /join; returns the confirming link that arrived by mail. */
export async function askToJoin(newspaper, page, address, { merging = false } = {}) {
  await page.goto('/join');
  await page.fill('input[name="email"]', address);
  await page.fill('input[name="password"]', password);
  if (merging) {
    await page.check('input[name="merge"]');
  }
  await submit(page, 'main form button[value="password"]');
  return linkTo(newspaper, address, '/join/confirm');
}

export async function confirm(page, link) {
  await page.goto(link);
  const asked = page.locator('main input[name="password"]');
  if (await asked.count()) {
    await asked.fill(password);
  }
  await submit(page, 'main form button[type="submit"]');
}

/** The link that matches `part` in the newest letter to `address` that has one. */
export async function linkTo(newspaper, address, part) {
  const letter = await letterTo(newspaper, address, (one) => linksOf(one, newspaper).some((link) => link.match(part)));
  return linksOf(letter, newspaper).find((link) => link.match(part));
}
