import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';

const setup = path.resolve(import.meta.dirname, '../../local/setup.mjs');
const base = mkdtempSync(path.join(tmpdir(), 'dealerbook-setup-'));
let project: string;
let count = 0;

afterAll(() => rmSync(base, { recursive: true }));

beforeEach(() => {
  count += 1;
  project = path.join(base, String(count));
  mkdirSync(path.join(project, 'local'), { recursive: true });
  copyFileSync(setup, path.join(project, 'local', 'setup.mjs'));
});

function lock(version: string): string {
  const packages = {
    '': { name: 'some-project' },
    'node_modules/needed': { version },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  };
  return JSON.stringify({ packages });
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
}

/** Runs the set-up where no npm can be found. */
function run(...nodeOptions: string[]): { status: number | null; stderr: string } {
  const args = [...nodeOptions, path.join(project, 'local', 'setup.mjs')];
  return spawnSync(process.execPath, args, { env: { PATH: base }, encoding: 'utf8' });
}

test('what is installed as the lock file says is not installed again', () => {
  write('package-lock.json', lock('1.0.0'));
  const installed = { packages: { 'node_modules/needed': { version: '1.0.0' } } };
  write('node_modules/.package-lock.json', JSON.stringify(installed));
  expect(run().status).toBe(0);
  // From then on the lock file's hash is enough.
  rmSync(path.join(project, 'node_modules', '.package-lock.json'));
  expect(run().status).toBe(0);
  write('package-lock.json', lock('1.0.1'));
  expect(run().status).toBe(1);
});

test('without npm one sentence says what to do, and nothing is marked as installed', () => {
  write('package-lock.json', lock('1.0.0'));
  const { status, stderr } = run();
  expect([status, stderr]).toEqual([1, 'npm is not installed: install it, then try again.\n']);
  expect(existsSync(path.join(project, 'node_modules'))).toBe(false);
});

test('on another platform one sentence says what to do', () => {
  write('package-lock.json', lock('1.0.0'));
  const pretend = "Object.defineProperty(process, 'platform', { value: 'darwin' })";
  const { status, stderr } = run('--import', `data:text/javascript,${pretend}`);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^[^\n]*darwin[^\n]*AWS_ENDPOINT_URL_DYNAMODB[^\n]*\n$/);
});
