// count-results.mjs REPORTS: sums what the suites of a run reported (CTRF from .NET, TAP from Node).
// Prints "passed failed skipped"; what failed, and why, goes to standard error.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const named = join(folder, 'suites');
const suites = existsSync(named) ? readFileSync(named, 'utf8').split('\n').filter(Boolean) : [];
const total = { passed: 0, failed: 0, skipped: 0 };

for (const suite of suites) {
  const result = read(suite);
  for (const kind of Object.keys(total)) {
    total[kind] += result[kind];
  }
  for (const { name, reason } of result.failures) {
    console.error(`  failed: ${suite}: ${name}`);
    for (const line of reason.split('\n').filter((text) => text.trim()).slice(0, 20)) {
      console.error(`    ${line.slice(0, 200)}`);
    }
  }
}

console.log(total.passed, total.failed, total.skipped);

function read(suite) {
  const ctrf = join(folder, `${suite}.json`);
  const tap = join(folder, `${suite}.tap`);
  const result = existsSync(ctrf) ? fromCtrf(readFileSync(ctrf, 'utf8')) : existsSync(tap) ? fromTap(readFileSync(tap, 'utf8')) : null;
  return result && result.passed + result.failed + result.skipped > 0
    ? result
    : { passed: 0, failed: 1, skipped: 0, failures: [{ name: 'no result', reason: `see ${join(folder, `${suite}.log`)}` }] };
}

function fromCtrf(text) {
  const { summary, tests } = JSON.parse(text).results;
  return {
    passed: summary.passed,
    failed: summary.failed + (summary.other ?? 0),
    skipped: summary.skipped + (summary.pending ?? 0),
    failures: tests.filter((test) => test.status === 'failed').map((test) => ({ name: test.name, reason: `${test.message ?? ''}\n${test.trace ?? ''}` })),
  };
}

function fromTap(text) {
  const count = (word) => Number(text.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
    failures: [...text.matchAll(/^ *not ok \d+ - (.*)\n((?: *---\n)[^]*?^ *\.\.\.$)?/gm)].map(([, name, reason = '']) => ({ name, reason })),
  };
}
