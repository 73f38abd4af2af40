// A reader joins by a code from her post, keeps a passkey on her device, and comes back with nothing but that.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startNewspaper } from './house/newspaper.mjs';
import { letterTo } from './house/postbox.mjs';
import { openBrowser, openPage, phone, submit } from './house/readers.mjs';

const address = 'passkey@example.org';
let newspaper;
let browser;

before(async () => {
  newspaper = await startNewspaper({ host: 'localhost' }); // a passkey belongs to a name
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await newspaper?.stop();
});

test('who joined without a password keeps a passkey and signs in with it', async () => {
  const page = await openPage(browser, newspaper.url, { screen: phone });
  const device = await holdAuthenticator(page);
  await joinByCode(page);

  await page.goto('/account');
  assert.equal(await entry(page).locator('form[action="/account?handler=RemovePasskey"]').count(), 0);
  await entry(page).locator('[data-passkey-add]').click();
  await entry(page).locator('form[action="/account?handler=RemovePasskey"]').waitFor();
  const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId: device.id });
  assert.equal(credentials.length, 1, 'the device holds one key');
  assert.equal(credentials[0].rpId, 'localhost');

  await signOut(page);
  await page.goto('/sign-in');
  await signInWithPasskey(page);
  await page.goto('/account');
  assert.match(await page.locator('main').innerText(), /passkey@example\.org/, 'it is her account');

  await Promise.all([page.waitForNavigation(), entry(page).locator('form[action="/account?handler=RemovePasskey"] button').click()]);
  await signOut(page);
  await page.goto('/sign-in');
  await page.locator('[data-sign-in] button').click();
  await page.locator('[data-sign-in] .field-error:not(:empty)').waitFor();
  await page.goto('/account');
  assert.ok(page.url().includes('/sign-in'), 'a key that was removed opens nothing');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

/** A device that keeps passkeys and knows its owner (CDP's WebAuthn domain). */
async function holdAuthenticator(page) {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return Object.assign(device, { id: authenticatorId });
}

async function joinByCode(page) {
  await page.goto('/join');
  await page.fill('#email', address);
  await submit(page, 'main form button[value="code"]');
  const letter = await letterTo(newspaper, address, (one) => /\b\d{6}\b/.test(one.text));
  await page.fill('#code', letter.text.match(/\b\d{6}\b/)[0]);
  await submit(page, 'main form button[type="submit"]');
}

async function signInWithPasskey(page) {
  await Promise.all([page.waitForNavigation(), page.locator('[data-sign-in] button').click()]);
}

async function signOut(page) {
  await page.goto('/sign-out');
  await submit(page, 'main form button');
}

const entry = (page) => page.locator('#entry');
