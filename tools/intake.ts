import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { connect } from './connect.ts';
import { readTable } from './import/read-file.ts';
import { contractsIn, type Unreadable } from './intake/rows.ts';
import { takeIn, type Taken } from './intake/take.ts';
import { progress } from './progress.ts';

const usage = `npm run intake -- FOLDER --list LIST [options]

Files contracts that were signed on paper before dealerbook: scans as PDF in a folder, and a list
(CSV, XLSX) with a row for each: dealer, number, from, to, file, and category if you like. Each
keeps the number that its paper has. It may be repeated: what is filed already is recognised.

  --list LIST           the list
  --dates ymd|dmy|mdy   order of the parts of a date            (ymd)
  --encoding NAME       text encoding of the list               (found out)
  --dry-run             read and check the list, send nothing
  --report FILE         write what became of every row, as CSV
  --url URL             where the service is     (DEALERBOOK_URL, else http://localhost:4700)
  --as WHO              role or email on this machine           (custodian)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'string' },
    dates: { type: 'string', default: 'ymd' },
    encoding: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    report: { type: 'string' },
    url: { type: 'string', default: process.env['DEALERBOOK_URL'] ?? 'http://localhost:4700' },
    as: { type: 'string', default: 'custodian' },
    help: { type: 'boolean', default: false },
  },
});

async function main(folder: string, list: string): Promise<number> {
  const sheet = await readTable(list, values);
  const { toTake, unreadable } = contractsIn(sheet, folder, values.dates as 'ymd');
  if (values['dry-run']) return finish(unreadable.map(asTaken), toTake.length);
  const bar = progress(false);
  const taken = await takeIn(await connect(values), toTake, bar);
  bar.end();
  return finish([...taken, ...unreadable.map(asTaken)], toTake.length);
}

const asTaken = ({ row, reason }: Unreadable): Taken => ({
  ...{ row, outcome: 'refused', archiveNumber: null, reason },
});

/** Prints how many became what and the first rows not taken; writes all where asked to. */
async function finish(all: readonly Taken[], readable: number): Promise<number> {
  const rows = [...all].sort((a, b) => a.row - b.row);
  const of = (outcome: Taken['outcome']) => rows.filter((one) => one.outcome === outcome);
  if (values.report) {
    const lines = rows.map(({ row, outcome, archiveNumber, reason }) =>
      [String(row), outcome, archiveNumber ?? '', `"${(reason ?? '').replace(/"/g, '""')}"`].join(),
    );
    await writeFile(values.report, `row,outcome,number,reason\n${lines.join('\n')}\n`);
  }
  const refused = of('refused');
  const figures = {
    'rows that can be read': readable,
    'contracts filed now': of('filed').length,
    'contracts filed before': of('there').length,
    'rows not taken': refused.length,
  };
  for (const [name, figure] of Object.entries(figures)) {
    process.stdout.write(`${name.padEnd(28)}${figure.toLocaleString('en').padStart(10)}\n`);
  }
  for (const { row, reason } of refused.slice(0, 20)) {
    process.stdout.write(`row ${String(row)}: ${String(reason)}\n`);
  }
  if (refused.length > 20) process.stdout.write('… use --report FILE to see every row.\n');
  return refused.length > 0 ? 2 : 0;
}

const [folder] = positionals;
if (values.help || folder === undefined || values.list === undefined) {
  process.stdout.write(`${usage}\n`);
  process.exitCode = values.help ? 0 : 1;
} else {
  try {
    process.exitCode = await main(folder, values.list);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
