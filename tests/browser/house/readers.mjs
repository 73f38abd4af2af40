// The ways people read: on a phone or a desk, with scripts or without, by day or by night.
import { chromium } from 'playwright-core';

export const phone = { name: '390 px', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
export const desk = { name: '1280 px', viewport: { width: 1280, height: 900 } };
export const screens = [phone, desk];
export const schemes = ['light', 'dark'];

/** Debian's chromium; nothing is downloaded, and nothing but the newspaper is asked for anything. */
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.NASHRA_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * A reader's page on the newspaper at `url`. `page.foreign` lists requests that left the newspaper and
 * `page.faults` lists what scripts complained of: a journey may assert that both stayed empty.
 */
export async function openPage(browser, url, { screen = desk, scripts = true, scheme = 'light', storageState } = {}) {
  const { name: _, ...device } = screen;
  const context = await browser.newContext({
    ...device,
    baseURL: url,
    javaScriptEnabled: scripts,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    storageState,
    locale: 'ar',
  });
  context.setDefaultTimeout(60_000); // a busy machine is no fault of the page's
  const page = await context.newPage();
  page.foreign = [];
  page.faults = [];
  page.on('request', (request) => isForeign(request.url(), url) && page.foreign.push(request.url()));
  page.on('pageerror', (error) => page.faults.push(error.message));
  return page;
}

/** Presses the first such button and waits for the page that answers. */
export const submit = (page, selector) => Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);

/** Whether the page must be scrolled sideways, which no page may ask of a reader. */
export const scrollsSideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

const isForeign = (address, url) => /^https?:/.test(address) && new URL(address).origin !== new URL(url).origin;
