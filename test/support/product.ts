import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { refuseTold } from './canary.ts';
import { freePort } from './table.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** The product as `npm start` runs it, in a process and a data folder of its own. */
export interface Product {
  readonly url: string;
  /** What it has printed so far. */
  output(): string;
  /** Waits until its data is loaded. */
  loaded(): Promise<void>;
  /** Asks the API in somebody's name. */
  ask(as: string, method: string, route: string, body?: unknown): Promise<unknown>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the product with these arguments; resolves when the workbench and the API answer. */
export async function startProduct(...args: string[]): Promise<Product> {
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), 'dealerbook-'));
  const url = `http://localhost:${String(port)}`;
  const child = spawn(
    process.execPath,
    ['local/start.ts', '--port', String(port), '--data', folder, ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  await until(
    async () => (await fetch(`${url}/api/health`)).ok,
    child,
    () => output,
  );
  const progress = async () =>
    (await (await fetch(`${url}/local/progress`)).json()) as { state: string; message: string };
  return {
    url,
    output: () => output,
    loaded: () =>
      until(
        async () => {
          const { state, message } = await progress();
          if (state === 'failed') throw new Error(message);
          return state === 'ready';
        },
        child,
        () => output,
      ),
    ask: (as, method, route, body) => ask(url, as, method, route, body),
    stop: async (signal = 'SIGINT') => {
      child.kill(signal);
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      const log = await readFile(path.join(folder, 'functions.log'), 'utf8').catch(() => '');
      refuseTold(`${log}\n${output}`, 'The log of the stack');
      await rm(folder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

async function ask(url: string, as: string, method: string, route: string, body: unknown) {
  const token = await (await fetch(`${url}/local/token?as=${as}&plain=1`)).text();
  const answer = await fetch(`${url}/api${route}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const reply: unknown = await answer.json();
  if (!answer.ok) throw new Error(`${String(answer.status)} ${JSON.stringify(reply)}`);
  return reply;
}

/**
 * Runs a tool of the project as its npm script does; answers what it printed on standard output.
 */
export async function runTool(file: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [file, ...args], { cwd: root });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code === 1) throw new Error(errors);
  return output;
}

async function until(
  holds: () => Promise<boolean>,
  child: ChildProcess,
  output: () => string,
): Promise<void> {
  for (let attempt = 0; attempt < 2400; attempt++) {
    if (child.exitCode !== null) throw new Error(`the product ended: ${output()}`);
    const answer = await holds().catch((error: unknown) => {
      if (error instanceof TypeError) return false;
      throw error;
    });
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`it took too long: ${output()}`);
}
