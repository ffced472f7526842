import { parseArgs } from 'node:util';
import { checkBackup, restore, type Restored } from './backup/restore.ts';
import { connectTable } from './connect-table.ts';
import { progress } from './progress.ts';

const usage = `npm run restore -- FILE [options]

Restores a backup (npm run export -- jsonl) into an empty table. The backup is checked whole before
the first write: every line, every hash chain, every head. A restore that was stopped is gone on
with by the same command.

  --check        only check the backup; nothing is written
  --table NAME   the table, reached with the AWS credentials and region of the shell; without it,
                 the table of the service on this machine that --url names
  --url URL      the service on this machine    (DEALERBOOK_URL, else http://localhost:4700)
  --json         progress as JSON`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: 'boolean', default: false },
    table: { type: 'string' },
    url: { type: 'string', default: process.env['DEALERBOOK_URL'] ?? 'http://localhost:4700' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function main(file: string): Promise<void> {
  if (values.check) return tell('whole', await checkBackup(file));
  const db = await connectTable(values);
  const bar = progress(values.json);
  const restored = await restore(db, file, bar);
  bar.end();
  tell('restored', restored);
}

function tell(what: string, { records, customers, entries }: Restored): void {
  const figures = [
    `${records.toLocaleString('en')} records`,
    `${customers.toLocaleString('en')} customers`,
    `${entries.toLocaleString('en')} entries`,
  ];
  process.stdout.write(`${what}: ${figures.join(', ')}\n`);
}

const [file] = positionals;
if (values.help || file === undefined) {
  process.stdout.write(`${usage}\n`);
} else {
  try {
    await main(file);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
