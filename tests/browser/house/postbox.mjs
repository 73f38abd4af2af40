// Reads the development postbox as its own reader would: `GET /postbox?to=ADDRESS` with `Accept: application/json`
// answers the letters to an address, newest first, each { id, to, subject, html, text, source }.
import { setTimeout as pause } from 'node:timers/promises';

export async function lettersTo(newspaper, address) {
  const asked = new URL('/postbox', newspaper.url);
  asked.searchParams.set('to', address);
  const answer = await fetch(asked, { headers: { accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`the postbox answered ${answer.status}`);
  }
  return answer.json();
}

/** Waits for a letter to `address` whose subject holds `words`. */
export async function letterTo(newspaper, address, words = '', seconds = 30) {
  for (const giveUp = Date.now() + seconds * 1000; Date.now() < giveUp; await pause(200)) {
    const letter = (await lettersTo(newspaper, address)).find(({ subject }) => subject.includes(words));
    if (letter) {
      return letter;
    }
  }
  throw new Error(`no letter «${words}» reached ${address} within ${seconds} s`);
}

/** The newspaper's addresses in the plain-text part of a letter, in order. */
export const linksOf = (letter, newspaper) =>
  (letter.text.match(/https?:\/\/[^\s<>()\u2066-\u2069]+/g) ?? []).filter((link) => link.startsWith(newspaper.url));

/** The addresses of the List-Unsubscribe header, unfolded. */
export const unsubscribeLinksOf = (letter) =>
  [...(letter.source.match(/^List-Unsubscribe:((?:.|\r?\n[ \t])*)/im)?.[1] ?? '').matchAll(/<([^>]+)>/g)].map(([, link]) => link.replace(/\s+/g, ''));
