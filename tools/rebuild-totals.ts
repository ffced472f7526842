import { parseArgs } from 'node:util';
import { readCompany } from '../store/company.ts';
import { listAllCustomers } from '../store/customers.ts';
import type { Db } from '../store/dynamo.ts';
import { rebuildTotals } from '../store/rebuild-totals.ts';
import { connectTable } from './connect-table.ts';
import { inParallel } from './connect.ts';

const usage = `npm run rebuild-totals [-- DEALER…] [options]

Makes month totals again from the entries: of these dealers, or of all. Figures stay right
meanwhile; nobody need stop.

  --table NAME   the table, reached with the AWS credentials and region of the shell; without it,
                 the table of the service on this machine that --url names
  --url URL      the service on this machine    (DEALERBOOK_URL, else http://localhost:4700)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    table: { type: 'string' },
    url: { type: 'string', default: process.env['DEALERBOOK_URL'] ?? 'http://localhost:4700' },
    help: { type: 'boolean', default: false },
  },
});

async function main(db: Db): Promise<void> {
  const dealers = positionals.length > 0 ? positionals : await everyDealer(db);
  const { fiscalYearStart } = await readCompany(db);
  let changed = 0;
  await inParallel(dealers, 8, async (dealerId) => {
    const rebuilt = await rebuildTotals(db, dealerId, fiscalYearStart);
    changed += rebuilt.changed.length;
    for (const month of rebuilt.changed) {
      process.stdout.write(`${dealerId} ${month}: other figures than were kept\n`);
    }
  });
  const count = dealers.length.toLocaleString('en');
  process.stdout.write(`${count} dealers, ${changed.toLocaleString('en')} months changed\n`);
}

async function everyDealer(db: Db): Promise<string[]> {
  const lines = await listAllCustomers(db, { tier: 'dealer', territories: null });
  return lines.map((line) => line.customerId);
}

if (values.help) {
  process.stdout.write(`${usage}\n`);
} else {
  try {
    await main(await connectTable(values));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
