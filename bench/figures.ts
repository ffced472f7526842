import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { asMarkdown, type Section } from './section.ts';

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'docs', 'figures.md');

const head = `# Figures

Every table on this page was written by \`npm run bench -- SECTION… --write\`, which replaces the
sections it measures and leaves the others. Times belong to one machine and one moment; capacity
units, round trips and bytes are the same on every run. Nothing was measured on AWS.

![Capacity units as a company grows](pictures/growth.svg)
`;

/** Writes measured sections into `docs/figures.md`, each with machine, date and commit. */
export function writeFigures(measured: Readonly<Record<string, Section>>): void {
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const parts = new Map(
    kept
      .split(/^(?=<!-- section )/m)
      .filter((part) => part.startsWith('<!-- section '))
      .map((part) => [/^<!-- section ([\w-]+) -->/.exec(part)?.[1] ?? '', part.trim()]),
  );
  for (const [name, section] of Object.entries(measured)) parts.set(name, partOf(name, section));
  const all = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  writeFileSync(file, `${[head.trim(), ...all].join('\n\n')}\n`);
}

function partOf(name: string, section: Section): string {
  const { title, note } = section;
  return [
    `<!-- section ${name} -->`,
    `## ${title}`,
    wrapped(`${note[0]?.toUpperCase() ?? ''}${note.slice(1)}.`),
    wrapped(`${when()} \`npm run bench -- ${name}\` measures it again.`),
    asMarkdown(section),
  ].join('\n\n');
}

/** When, on which commit and on what machine. */
function when(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  });
  const [cpu] = cpus();
  const machine = [
    `${String(cpus().length)} × ${cpu?.model ?? 'processor'}`,
    `${String(Math.round(totalmem() / 2 ** 30))} GB`,
    `${process.platform}-${process.arch}`,
    `Node ${process.version}`,
  ].join(', ');
  return `Measured ${new Date().toISOString().slice(0, 10)} at ${commit.trim()} on ${machine}.`;
}

/** The text in lines of at most 100 characters. */
function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= 100) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
