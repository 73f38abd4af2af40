// A newspaper of its own for a journey: the built program on a free loopback port, with an empty data folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../../..');
const patience = 10 * 60 * 1000; // the launcher may have to build first

/**
 * Starts the newspaper through its launcher; `url` is where it answers, `stop()` ends it and removes its data. Some things
 * a browser allows to a name only, not to a number: `host`.
 */
export async function startNewspaper({ environment = {}, host = '127.0.0.1' } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'nashra-journey-'));
  const url = `http://${host}:${await freePort()}`;
  const program = spawn(join(root, 'nashra'), ['serve', '--data', data, '--urls', url], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  program.stdout.on('data', (text) => said.push(text));
  program.stderr.on('data', (text) => said.push(text));

  const stop = async () => {
    if (program.exitCode === null && program.signalCode === null) {
      program.kill('SIGTERM');
      await once(program, 'exit');
    }
    await rm(data, { recursive: true, force: true });
  };

  try {
    await untilItAnswers(url, program);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${said.join('')}`, { cause: error });
  }

  return { url, data, log: () => said.join(''), stop };
}

/** Runs one of the program's verbs against that newspaper's data and returns what it printed. */
export const run = (newspaper, ...words) => tell(newspaper, '', ...words);

/** The same, for a verb that reads `input`. */
export async function tell(newspaper, input, ...words) {
  const verb = spawn(join(root, 'nashra'), [...words, '--data', newspaper.data], { stdio: ['pipe', 'pipe', 'pipe'] });
  verb.stdin.end(input);
  const printed = [];
  const complained = [];
  verb.stdout.on('data', (text) => printed.push(text));
  verb.stderr.on('data', (text) => complained.push(text));
  const [code] = await once(verb, 'close');
  if (code !== 0) {
    throw new Error(`nashra ${words.join(' ')} ended with ${code}\n${complained.join('')}`);
  }
  return printed.join('');
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function untilItAnswers(url, program) {
  const giveUp = Date.now() + patience;
  while (Date.now() < giveUp) {
    if (program.exitCode !== null || program.signalCode !== null) {
      throw new Error(`the newspaper ended with ${program.exitCode ?? program.signalCode} before it answered`);
    }
    if (await answers(url)) {
      return;
    }
    await pause(100);
  }
  throw new Error(`the newspaper did not answer at ${url}`);
}

async function answers(url) {
  try {
    await fetch(url, { signal: AbortSignal.timeout(5000) });
    return true;
  } catch (error) {
    if (error.cause?.code === 'ECONNREFUSED' || error.name === 'TimeoutError') {
      return false; // not yet
    }
    throw error;
  }
}
