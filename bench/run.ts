import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { writeFigures } from './figures.ts';
import { asText, type Section } from './section.ts';

/**
 * `npm run bench [-- SECTION… --json --write]`: measures the service on this machine. Each section
 * runs in a process of its own, so that none is slowed or warmed up by another. `--write` keeps
 * what was measured in `docs/figures.md`.
 */
const sections = [
  'capacity',
  'cost',
  'bundles',
  'contract-pdf',
  'pictures',
  'contracts',
  'proposal',
  'census',
  'start-up',
  'postings',
  'summaries',
  'growth',
  'audit',
  'sheet',
  'faults',
  'mail',
  'side-by-side',
  'sheets-fire',
  'sheets-quotas',
  'fuzz',
] as const;

const asked = process.argv.slice(2);
const asJson = asked.includes('--json');
const writes = asked.includes('--write');
const names = asked.filter((argument) => !argument.startsWith('--'));
const unknown = names.filter((name) => !sections.some((section) => section === name));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}: choose of ${sections.join(', ')}.`);
  process.exit(2);
}

const result: Record<string, Section> = {};
for (const name of names.length > 0 ? names : sections) {
  const section = await measured(name);
  result[name] = section;
  if (!asJson) console.log(`${asText(section)}\n`);
}
if (asJson) console.log(JSON.stringify(result, null, 2));
if (writes) writeFigures(result);

async function measured(name: string): Promise<Section> {
  const file = path.join(import.meta.dirname, `${name}.ts`);
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(writes ? { BENCH_PICTURES: 'yes' } : {}) },
  });
  const [answer, [code]] = await Promise.all([
    text(child.stdout),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(`the section ${name} ended with ${String(code)}`);
  return JSON.parse(answer) as Section;
}
