// Reads the development postbox as its own reader would: /postbox.json lists the letters, newest first, and each has its
// source, HTML and plain text at an address of its own.
import { setTimeout as pause } from 'node:timers/promises';

export async function lettersTo(newspaper, address) {
  const listed = await (await ask(newspaper, '/postbox.json')).json();
  return Promise.all(listed.filter(({ to }) => to.includes(address)).map((letter) => opened(newspaper, letter)));
}

async function opened(newspaper, letter) {
  const [source, html, text] = await Promise.all(
    ['eml', 'html', 'txt'].map(async (form) => (await ask(newspaper, `/postbox/${letter.id}.${form}`)).text()),
  );
  return { ...letter, source, html, text };
}

async function ask(newspaper, path) {
  const answer = await fetch(new URL(path, newspaper.url));
  if (!answer.ok) {
    throw new Error(`${path} answered ${answer.status}`);
  }
  return answer;
}

/** Waits for a letter to `address`, or for one that is `wanted`. */
export async function letterTo(newspaper, address, wanted = () => true, seconds = 60) {
  for (const giveUp = Date.now() + seconds * 1000; Date.now() < giveUp; await pause(200)) {
    const letter = (await lettersTo(newspaper, address)).find(wanted);
    if (letter) {
      return letter;
    }
  }
  throw new Error(`no such letter reached ${address} within ${seconds} s: ${wanted}`);
}

/** The newspaper's addresses in the plain-text part of a letter, in order. */
export const linksOf = (letter, newspaper) =>
  (letter.text.match(/https?:\/\/[^\s<>()\u2066-\u2069]+/g) ?? []).filter((link) => link.startsWith(newspaper.url));

/** The addresses of the List-Unsubscribe header, unfolded. */
export const unsubscribeLinksOf = (letter) =>
  [...(letter.source.match(/^List-Unsubscribe:((?:.|\r?\n[ \t])*)/im)?.[1] ?? '').matchAll(/<([^>]+)>/g)].map(([, link]) => link.replace(/\s+/g, ''));
