import { parseArgs } from 'node:util';
import type { Db } from '../store/dynamo.ts';
import { failedBatches, removeBatch, type Failures } from '../store/failed-records.ts';
import { connectFailed, connectTable } from './connect-table.ts';
import { mend } from './redrive/mend.ts';

const usage = `npm run redrive -- [options]

Deals with what the readers of the table's stream gave up: makes the totals of the dealers named
there again, puts their open items and requests where the account is now, and deletes the files.
A file that is none of these is named and left; the command then ends with 1.

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

async function redrive(db: Db, failures: Failures): Promise<void> {
  const { files, dealers, unread } = await mend(db, failedBatches(failures), {
    mended: (dealerId, months) =>
      process.stdout.write(`${dealerId}: ${String(months)} months were behind or wrong\n`),
    unread: ({ key }) =>
      process.stderr.write(`${key} is no batch of records: look into it, and delete it.\n`),
    done: async (batch) => {
      if (!values.keep) await removeBatch(failures, batch);
    },
  });
  process.stdout.write(`${String(files)} files, ${String(dealers)} dealers\n`);
  if (unread > 0) process.exitCode = 1;
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
