import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folders } from '../support/sources.ts';

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

test('the lock file has an entry for every optional part, or npm ci refuses elsewhere', () => {
  const missing = Object.entries(packages).flatMap(([where, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !isLocked(where, name))
      .map((name) => `${where || 'package.json'} wants ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no host: every machine asks the registry it is set to', () => {
  const named = Object.entries(packages).filter(([, { resolved }]) =>
    /^\w+:\/\//.test(resolved ?? ''),
  );
  expect(named.map(([where]) => where)).toEqual([]);
});

test('no file names a folder of somebody’s machine', () => {
  const places = ['work/(main|shared)', 'home/\\w+', 'Users/\\w+', 'root/'];
  const pattern = new RegExp(`(^|[\\s'"\`(=:])/(${places.join('|')})`);
  const files = [
    ...globSync('*.{md,json,ts,mjs}'),
    ...['docs', '.ci', ...folders].flatMap((folder) =>
      globSync(`${folder}/**/*.{md,json,ts,tsx,mjs,html,css}`, { exclude: ['**/dist'] }),
    ),
  ];
  expect(files.length).toBeGreaterThan(100);
  const wrong = files.filter((file) => pattern.test(readFileSync(file, 'utf8')));
  expect(wrong).toEqual([]);
});

/** As Node looks for a package: beside it, then in every folder above. */
function isLocked(where: string, name: string): boolean {
  for (let at = where; ; at = path.posix.dirname(at)) {
    const folder = at === '.' || at === '' ? '' : `${at}/`;
    if (`${folder}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}
