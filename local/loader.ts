import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { root } from './builds.ts';

/** How far the loading of data has come, as `/local/progress` tells it. */
export type Progress = {
  readonly state: 'waiting' | 'loading' | 'ready' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly message: string;
};

/** The loading of people and demonstration data into a running stack. */
export type Loader = {
  readonly progress: () => Progress;
  /** Starts it; resolves when it has ended, one way or another. */
  readonly load: (script: string, args: readonly string[]) => Promise<Progress>;
  readonly stop: () => void;
};

const step = z.object({ done: z.number(), total: z.number(), message: z.string() });

/** A loader that shows each step it is told of. */
export function createLoader(show: (progress: Progress) => void): Loader {
  let progress: Progress = { state: 'waiting', done: 0, total: 0, message: '' };
  let child: ChildProcess | undefined;
  const move = (change: Partial<Progress>): void => {
    progress = { ...progress, ...change };
    show(progress);
  };
  const load = async (script: string, args: readonly string[]): Promise<Progress> => {
    move({ state: 'loading' });
    const running = spawn(process.execPath, [script, '--json', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = running;
    createInterface(running.stdout).on('line', (line) => {
      const said = step.safeParse(parsedJson(line));
      if (said.success) move(said.data);
    });
    let errors = '';
    running.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const code = await new Promise((resolve) => {
      running.once('error', resolve).once('close', resolve);
    });
    if (code === 0) move({ state: 'ready' });
    else if (!running.killed) move({ state: 'failed', message: errorIn(errors) });
    return progress;
  };
  return { progress: () => progress, load, stop: () => child?.kill() };
}

/** The line of a stack trace that says what is wrong. */
function errorIn(errors: string): string {
  const lines = errors.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /^(\w*Error|\w*Problem)\b.*:/.test(each)) ?? lines.at(-1);
  return line ?? 'The loader ended without a word';
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
