// What axe finds wrong with a page.
import axe from 'axe-core';

/** Violations on the page as lines of "rule: help: selectors"; none is the only good answer. `rules`: only these. */
export async function violations(page, rules) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(seeArabicAsText);
    await page.evaluate(axe.source);
  }
  const { violations: found } = await page.evaluate(
    (only) => globalThis.axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) }),
    rules,
  );
  return found.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

// Axe draws letters to tell icon fonts from text and takes joined Arabic for icons, whose contrast it skips.
function seeArabicAsText() {
  CanvasRenderingContext2D.prototype.getImageData = (_x, _y, width, height) => ({
    data: new Uint8ClampedArray(4 * Math.ceil(width) * Math.ceil(height)).fill(255),
  });
}
