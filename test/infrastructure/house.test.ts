import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test.each([
  'package.json',
  'cdk.json',
  'bin',
  'lib',
  'functions',
  'sheets-addon',
  'test',
  'README.md',
])('%s is where people look for it', (name) => {
  expect(existsSync(name)).toBe(true);
});

/** Where each library must be at work, not only listed. */
const atWork = {
  'aws-cdk-lib': 'lib/**/*.ts',
  '@aws-sdk/client-dynamodb': 'store/**/*.ts',
  '@middy/core': 'functions/**/*.ts',
  zod: 'domain/**/*.ts',
  esbuild: 'lib/**/*.ts',
  vitest: 'test/**/*.ts',
} as const;

test.each(Object.entries(atWork))('%s is imported in %s', (library, files) => {
  const imports = new RegExp(`from '${library}(/[^']*)?'`);
  const users = globSync(files).filter((file) => imports.test(readFileSync(file, 'utf8')));
  expect(users).not.toEqual([]);
});

test('the add-on is bundled by esbuild', () => {
  const users = globSync('sheets-addon/*.{ts,mjs}').filter((file) =>
    /from 'esbuild'/.test(readFileSync(file, 'utf8')),
  );
  expect(users).not.toEqual([]);
});

test('every version is exact, so that two machines install the same', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Record<string, Record<string, string>>;
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
