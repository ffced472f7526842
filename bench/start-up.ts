import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { bundle } from '../lib/bundle.ts';
import { answer, median, milliseconds, type Section } from './section.ts';

/** How often each bundle is loaded, each time by a process of its own. */
const times = 5;

/** What a function finds in its environment when it starts. */
const environment = {
  TABLE_NAME: 'bench',
  STAGE: 'bench',
  RELEASE: 'bench',
  HOSTED_DOMAIN: 'company.example',
  FIRST_ADMIN_EMAIL: 'admin@company.example',
  MEMBER_RATE: '20',
  ARCHIVE_BUCKET: 'bench',
  INBOX_BUCKET: 'inbox',
  FILES_BUCKET: 'files',
  USES_BUCKET: 'uses',
  LETTERS_BUCKET: 'letters',
  LETTERS_QUEUE: 'https://sqs.example/letters',
  MAIL_FROM: 'dealerbook@company.example',
  MAIL_SET: 'dealerbook',
  MAIL_RATE: '7',
  PUBLIC_URL: 'https://api.example',
  WORKBOOK_SECRET: 'workbook',
  SHEETS_ENDPOINT: 'https://sheets.googleapis.com/',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
};

/** Time and memory that importing each bundle takes: what a cold start adds to Lambda's own. */
await answer(async (): Promise<Section> => {
  const bundles = await bundle();
  return {
    title: 'Start-up',
    note: 'import of each bundle in a fresh process, without the start of Node itself',
    lines: [...bundles].map(([name, folder]) => {
      const loads = Array.from({ length: times }, () => load(path.join(folder, 'index.mjs')));
      return {
        function: name,
        'import ms': milliseconds(median(loads.map(({ ms }) => ms))),
        'memory MB': Math.round(median(loads.map(({ bytes }) => bytes)) / 1e6),
      };
    }),
  };
});

function load(file: string): { ms: number; bytes: number } {
  const script =
    'const before = process.memoryUsage().rss; const start = performance.now();' +
    `await import(${JSON.stringify(file)});` +
    'const ms = performance.now() - start;' +
    'console.log(JSON.stringify({ ms, bytes: process.memoryUsage().rss - before }));';
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  return JSON.parse(output) as { ms: number; bytes: number };
}
