import { parseArgs } from 'node:util';
import { backupLines } from './backup/take.ts';
import { connectTable } from './connect-table.ts';
import { connect } from './connect.ts';
import { ledgerFormats, ledgerText, type LedgerFormat } from './export/text-of.ts';
import { writeOut } from './write-out.ts';

const usage = `npm run export -- FORMAT [options]

Writes the ledger for other programs.

  hledger   a plain-text journal in double entry; "hledger -f FILE check" proves every balance
  csv       one row for each goods line, for spreadsheets
  jsonl     a backup: everything that can't be made again, one record a line, for "npm run restore"

  --out FILE   where to write                  (standard output)
  --url URL    where the service is            (DEALERBOOK_URL, else http://localhost:4700)
  --as WHO     role or email on this machine   (admin); elsewhere DEALERBOOK_TOKEN says who.
               What this member sees is written: the dealers of the member's territories.
  --table NAME read this table (jsonl), with the AWS credentials and region of the shell; without
               it, the table of the service on this machine that --url names`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    url: { type: 'string', default: process.env['DEALERBOOK_URL'] ?? 'http://localhost:4700' },
    as: { type: 'string', default: 'admin' },
    table: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const [format] = positionals;
const isLedgerFormat = (name: string): name is LedgerFormat =>
  ledgerFormats.some((known) => known === name);

async function main(name: string): Promise<void> {
  if (name === 'jsonl') {
    const lines = backupLines(await connectTable(values), new Date().toISOString());
    return writeOut(lines, values.out);
  }
  if (!isLedgerFormat(name)) {
    throw new Error(`There is no format ${name}: choose of ${ledgerFormats.join(', ')}, jsonl.`);
  }
  await writeOut(ledgerText(await connect(values), name), values.out);
}

if (values.help || format === undefined) {
  process.stdout.write(`${usage}\n`);
} else {
  try {
    await main(format);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
