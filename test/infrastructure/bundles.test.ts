import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { bundle, bundleSizes, entryPoints, type Bundles } from '../../lib/bundle.ts';
import { jobNames } from '../../functions/jobs/schedules.ts';
import { consumerNames } from '../../lib/consumers.ts';
import { readerNames } from '../../lib/readers.ts';

const run = promisify(execFile);
const kibibyte = 1024;
const names = [...entryPoints.keys()];
/** A job brings the S3 client besides, and nobody waits for its start. */
const limitOf = (name: string) => {
  // The archive of files brings S3 and its signatures behind the API.
  if (['archive', 'archive-census', 'summaries'].includes(name)) return 900;
  // What compares brings the reader of PDFs, which alone is 1.6 MB.
  if (name === 'comparisons') return 2600;
  // Letters are shown as they were kept in S3, and queued anew.
  if (name === 'letters') return 900;
  // Letters are written by all that the sender writes them with.
  if (name === 'letter-previews') return 1500;
  // What sends letters brings S3, the mail service and the writer of messages.
  if (name === 'send-letters') return 1500;
  // The one function that brings Google's client.
  if (name === 'workbook') return 1100;
  if (consumerNames.some((consumer) => consumer === name)) return 500;
  if (jobNames.some((job) => job === name)) return 750;
  return readerNames.some((reader) => reader === name) ? 500 : 600;
};

let bundles: Bundles;
beforeAll(async () => {
  bundles = await bundle();
});

/** What Lambda gives every function, and CDK's variables: nothing else may be needed to load. */
const environment = {
  PATH: process.env['PATH'],
  AWS_REGION: 'eu-central-1',
  TABLE_NAME: 'dealerbook-none',
  STAGE: 'test',
  RELEASE: 'test',
  HOSTED_DOMAIN: 'company.example',
  FIRST_ADMIN_EMAIL: 'admin@company.example',
  ARCHIVE_BUCKET: 'archive',
  INBOX_BUCKET: 'inbox',
  FILES_BUCKET: 'files',
  USES_BUCKET: 'uses',
  LETTERS_BUCKET: 'letters',
  LETTERS_QUEUE: 'https://sqs.example/letters',
  MAIL_FROM: 'dealerbook@company.example',
  MAIL_SET: 'dealerbook',
  MAIL_RATE: '7',
  MEMBER_RATE: '20',
  WORKBOOK_SECRET: 'dealerbook-workbook',
  SHEETS_ENDPOINT: 'https://sheets.googleapis.com/',
};

test('every function is within its size: 600 KiB behind the API, 500 on the stream, 750 a job', () => {
  const sizes = [...bundleSizes(bundles)].map(([name, bytes]) => ({
    name,
    KiB: Math.round(bytes / kibibyte),
    limit: limitOf(name),
  }));
  console.table(sizes);
  expect(sizes.map(({ name }) => name).sort()).toEqual([...names].sort());
  expect(sizes.filter(({ KiB, limit }) => KiB > limit)).toEqual([]);
});

test('Google’s client is in the bundle of the one function that writes the workbook', () => {
  const hasGoogle = (name: (typeof names)[number]) =>
    readFileSync(path.join(bundles.get(name) ?? '', 'index.mjs'), 'utf8').includes('gaxios');
  expect(names.filter(hasGoogle)).toEqual(['workbook']);
});

test.each(names)('%s loads alone, from its own folder', async (name) => {
  const folder = bundles.get(name);
  expect(folder, `functions of ${name} are not written`).toBeDefined();
  const script = 'import("./index.mjs").then((m) => console.log(typeof m.handler))';
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    env: environment,
  });
  expect(stdout.trim()).toBe('function');
});

test('what prints brings template, faces and typesetter, at most 120 of the 250 MB Lambda takes', async () => {
  const alone = mkdtempSync(path.join(tmpdir(), 'dealerbook-print-'));
  try {
    cpSync(bundles.get('contract-documents') ?? '', alone, { recursive: true });
    const files = readdirSync(alone, { recursive: true, withFileTypes: true });
    const sizes = files
      .filter((file) => file.isFile())
      .map((file) => [file.name, statSync(path.join(file.parentPath, file.name)).size] as const);
    expect(sizes.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(120e6);
    const named = sizes.map(([name]) => name);
    expect(named.filter((name) => name.endsWith('.ttf'))).toHaveLength(5);
    expect(named).toContain('contract.typ');
    // Far from the project's own dependencies it must find its own.
    const script = 'import("./index.mjs").then((m) => console.log(typeof m.handler))';
    const start = ['--input-type=module', '-e', script];
    const { stdout } = await run(process.execPath, start, { cwd: alone, env: environment });
    expect(stdout.trim()).toBe('function');
  } finally {
    rmSync(alone, { recursive: true });
  }
});

test('a function says which variable is missing, at its start and not at a request', async () => {
  const start = run(process.execPath, ['index.mjs'], {
    cwd: bundles.get('service'),
    env: { ...environment, TABLE_NAME: undefined },
  });
  await expect(start).rejects.toThrow(/TABLE_NAME/);
});

test('a second build of the same sources builds nothing and answers the same folders', async () => {
  expect(await bundle()).toEqual(bundles);
});

test('a source map names our own files, and no folder of this machine', () => {
  const folder = bundles.get('service') ?? '';
  const map = JSON.parse(readFileSync(path.join(folder, 'index.mjs.map'), 'utf8')) as {
    sources: string[];
  };
  expect(map.sources.some((source) => source.endsWith('functions/api/service.ts'))).toBe(true);
  expect(map.sources.filter((source) => path.isAbsolute(source))).toEqual([]);
});
