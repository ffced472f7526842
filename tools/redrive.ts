import { parseArgs } from 'node:util';
import { readCompany } from '../store/company.ts';
import type { Db } from '../store/dynamo.ts';
import { failedBatches, removeBatch, type Failures } from '../store/failed-records.ts';
import { moveApprovals } from '../store/move-approvals.ts';
import { moveOpenItems } from '../store/move-open-items.ts';
import { rebuildTotals } from '../store/rebuild-totals.ts';
import { connectFailed, connectTable } from './connect-table.ts';

const usage = `npm run redrive -- [options]

Deals with what the readers of the table's stream gave up: makes the totals of the dealers named
there again, puts their open items and requests where the account is now, and deletes the files.

  --keep           leave the files where they are
  --bucket NAME    the output FailedRecords of the stack; with --table
  --table NAME     the table; both are reached with the AWS credentials and region of the shell;
                   without them, those of the service on this machine that --url names
  --url URL        the service on this machine     (DEALERBOOK_URL, else http://localhost:4700)`;

const { values } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    bucket: { type: 'string' },
    table: { type: 'string' },
    url: { type: 'string', default: process.env['DEALERBOOK_URL'] ?? 'http://localhost:4700' },
    help: { type: 'boolean', default: false },
  },
});

/** Files are deleted one by one, each after its dealers: a redrive that was stopped is repeated. */
async function redrive(db: Db, failures: Failures): Promise<void> {
  const { fiscalYearStart } = await readCompany(db);
  const mended = new Set<string>();
  let files = 0;
  for await (const batch of failedBatches(failures)) {
    for (const dealerId of batch.dealerIds.filter((id) => !mended.has(id))) {
      const { changed } = await rebuildTotals(db, dealerId, fiscalYearStart);
      await moveOpenItems(db, dealerId);
      await moveApprovals(db, dealerId);
      mended.add(dealerId);
      process.stdout.write(`${dealerId}: ${String(changed.length)} months were behind or wrong\n`);
    }
    if (!values.keep) await removeBatch(failures, batch);
    files += 1;
  }
  process.stdout.write(`${String(files)} files, ${String(mended.size)} dealers\n`);
}

if (values.help) {
  process.stdout.write(`${usage}\n`);
} else {
  try {
    const db = await connectTable(values);
    await redrive(db, await connectFailed(values));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
