// A member of the newsroom: let in by the program's own verb, enrolled with a second factor as a telephone would be.
import { createHmac } from 'node:crypto';
import { tell } from './newspaper.mjs';
import { submit } from './readers.mjs';

const password = 'مطبعة-الضحى-9-أحرف';

/** Lets `email` in with the program's own verb and goes as far as the page that enrols the second factor. */
export async function comeToEnrolment(newspaper, page, email) {
  await tell(newspaper, `${password}\n`, 'staff', 'add', email, '--name', 'محرر النوبة', '--password-stdin');
  await page.goto('/newsroom/sign-in');
  await page.fill('#email', email);
  await page.fill('#password', password);
  await submit(page, 'main form button');
}

/** Enrols, and stands before the recovery codes: a complete session. */
export async function enrol(page) {
  const key = await page.locator('main details code').textContent();
  await page.fill('#code', codeOf(key, Date.now()));
  await submit(page, 'main form button');
}

/** Takes an article back, with a reason that its address will tell. */
export async function withdraw(page, id) {
  await page.goto(`/newsroom/articles/${id}`);
  await page.fill('#reason', 'تبيّن أن المصدر الأول لم يقل ما نُسب إليه، فسحبنا المقال ونعتذر عنه.');
  await submit(page, 'button[value="Withdraw"]');
}

/** Writes an article that readers will see in ten years. */
export async function schedule(page, headline) {
  await page.goto('/newsroom/new');
  await page.fill('#headline', headline);
  await page.fill('#body', 'متن قصير يكفي لأن يُجدول.');
  await page.fill('#date', `${new Date().getFullYear() + 10}-01-01`);
  await page.fill('#time', '06:00');
  await submit(page, 'button[value="Schedule"]');
}

/** What a device shows for the key as it is written out (RFC 6238: HMAC-SHA-1, half a minute, six digits). */
function codeOf(writtenKey, now) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac('sha1', fromBase32(writtenKey)).update(counter).digest();
  return String((mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(written) {
  const bits = [...written.replace(/\s/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}
