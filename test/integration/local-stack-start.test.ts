import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { freePort } from '../../local/ports.ts';

const root = path.resolve(import.meta.dirname, '../..');
const data = mkdtempSync(path.join(tmpdir(), 'dealerbook-start-'));
const started: ChildProcess[] = [];

afterEach(() => started.splice(0).forEach((each) => each.kill('SIGKILL')));
afterAll(() => rmSync(data, { recursive: true }));

type Run = {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
};

function run(port: number): Run {
  const args = ['local/start.ts', '--port', String(port), '--data', data, '--no-demo'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (output += text.toString()));
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, ended };
}

/** Waits until a run says something; throws what it said instead if it ends before. */
async function until(started: Run, text: string): Promise<void> {
  while (!started.output().includes(text)) {
    if (started.child.exitCode !== null) throw new Error(started.output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function membersSeenBy(role: string, port: number): Promise<number> {
  const site = `http://localhost:${port}`;
  const token = await (await fetch(`${site}/local/token?as=${role}&plain=1`)).text();
  const headers = { authorization: `Bearer ${token}` };
  const reply = await fetch(`${site}/api/members`, { headers });
  return ((await reply.json()) as { members: unknown[] }).members.length;
}

test('kill -9 loses nothing, the next start goes on, and SIGTERM ends all of it with 0', async () => {
  const port = await freePort();
  const first = run(port);
  await until(first, 'The people are members.');
  const members = await membersSeenBy('admin', port);
  expect(members).toBeGreaterThanOrEqual(10);
  first.child.kill('SIGKILL');
  await first.ended;

  const second = run(port);
  await until(second, 'The people are members.');
  expect(await membersSeenBy('admin', port)).toBe(members);
  const page = await fetch(`http://localhost:${port}/`);
  expect([page.status, page.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=utf-8',
  ]);
  const pid = Number(readFileSync(path.join(data, 'dynamodb.pid'), 'utf8'));
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(() => process.kill(pid, 0)).toThrow();
  expect(existsSync(path.join(data, 'dynamodb.pid'))).toBe(false);
}, 120_000);

test('a port that is taken is one sentence that says what to do', async () => {
  const port = await freePort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const refused = run(port);
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toBe(
    `Port ${port} is taken: stop what runs there, or choose another with` +
      ` npm start -- --port ${port + 1}.\n`,
  );
  other.close();
});
