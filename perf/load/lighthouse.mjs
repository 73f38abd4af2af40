// Audits each address as a phone, five times, and prints the median of each score and what cost points.
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const browser = await puppeteer.launch({
  executablePath: process.env.NASHRA_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

for (const address of process.argv.slice(2)) {
  const reports = [];
  for (let round = 0; round < 5; round++) {
    reports.push(await audit(address));
  }
  const scores = categories.map((key) => `${key} ${median(reports.map((report) => report.categories[key].score))}`);
  const shift = Math.max(...reports.map((report) => report.audits['cumulative-layout-shift'].numericValue));
  console.log(`${decodeURI(address)}: ${scores.join(', ')}; layout shift at most ${shift}`);
  for (const { id, score, scoreDisplayMode, displayValue = '' } of Object.values(reports[0].audits)) {
    if (score !== null && score < 0.9 && scoreDisplayMode !== 'informative') {
      console.log('  ', id, displayValue);
    }
  }
}
await browser.close();

async function audit(address) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(seeArabicAsText);
  const { lhr } = await lighthouse(address, { output: 'json', logLevel: 'silent' }, undefined, page);
  await page.close();
  return lhr;
}

// Axe draws letters to tell icon fonts from text and takes joined Arabic for icons, whose contrast it skips.
function seeArabicAsText() {
  CanvasRenderingContext2D.prototype.getImageData = (_x, _y, width, height) => ({
    data: new Uint8ClampedArray(4 * Math.ceil(width) * Math.ceil(height)).fill(255),
  });
}

function median(numbers) {
  return numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
