import { parseArgs } from 'node:util';
import type { Finding } from '../domain/audit.ts';
import { Day } from '../domain/values/day.ts';
import { anchorDays } from '../store/audit/anchor-parts.ts';
import { auditAll, type WholeStage } from '../store/audit/audit-all.ts';
import type { Auditor } from '../store/audit/audit.ts';
import { sha256 } from '../store/sha256.ts';
import { connectLocked, connectTable } from './connect-table.ts';

const usage = `npm run audit [-- options]

Judges everything stored: heads, hash chains, totals, open items, terms, marks, plans, requests,
members, products. With the archive it compares all of it with the daily anchors too. Answers 1
where anything was found, and 2 where nothing was but not all was judged: no anchor to compare with,
or an account that was written to all the time.

  --table NAME      the table, reached with the AWS credentials and region of the shell; without
                    it, the table of the service on this machine that --url names
  --archive BUCKET  the archive with the anchors; without it that of the service on this machine, or
                    where a table is named none: then nothing is compared with anchors
  --since DAY       anchors of this day and later; without it the newest two
  --json            findings as lines of JSON, and a last line that counts
  --url URL         the service on this machine    (DEALERBOOK_URL, else http://localhost:4700)`;

const { values } = parseArgs({
  options: {
    table: { type: 'string' },
    archive: { type: 'string' },
    since: { type: 'string' },
    json: { type: 'boolean', default: false },
    url: { type: 'string', default: process.env['DEALERBOOK_URL'] ?? 'http://localhost:4700' },
    help: { type: 'boolean', default: false },
  },
});

const count = { judged: 0, lines: 0, restless: 0, findings: 0 };

async function main(): Promise<void> {
  const db = await connectTable(values);
  const locked = await connectLocked(values);
  const auditor: Auditor = { db, locked, hash: sha256, now: () => new Date().toISOString() };
  const all = locked ? await anchorDays(locked) : [];
  const days = values.since === undefined ? all.slice(-2) : since(values.since, all);
  for await (const stage of auditAll(auditor, days)) {
    if (stage.of === 'table') count.judged += stage.judged;
    else count.lines += stage.judged;
    tell(stage);
  }
  conclude(days, locked !== null);
}

function since(text: string, all: readonly Day[]): Day[] {
  const first = Day.safeParse(text);
  if (!first.success) throw new Error(`--since ${text} is no day: write it like 2026-11-23.`);
  return all.filter((day) => day >= first.data);
}

/** What it means that a partition was written to whenever it was looked at. */
const restlessIn = {
  table: ': not judged, audit again',
  anchor: ' when the newest anchor was made, which leaves it out: not compared',
};

/** One line for each finding; how far it is stands on the error output, out of the way. */
function tell({ of, findings, restless }: WholeStage): void {
  count.findings += findings.length;
  count.restless += restless.length;
  for (const each of findings) {
    process.stdout.write(`${values.json ? JSON.stringify(each) : lineOf(each)}\n`);
  }
  for (const pk of restless) {
    process.stderr.write(`${pk} was written to all the time${restlessIn[of]}\n`);
  }
  if (process.stderr.isTTY) {
    process.stderr.write(`\r${String(count.judged)} items, ${String(count.lines)} anchored\r`);
  }
}

function lineOf({ code, pk, sk, customerId, version, about }: Finding): string {
  const whose = customerId === null ? '' : ` customer ${customerId}`;
  const which = version === null ? '' : ` version ${String(version)}`;
  return `${code}:${whose}${which} at ${pk} ${sk}${about === '' ? '' : ` (${about})`}`;
}

function conclude(days: readonly string[], hasArchive: boolean): void {
  const isUncompared = hasArchive && days.length === 0;
  if (count.findings > 0) process.exitCode = 1;
  else if (isUncompared || count.restless > 0) process.exitCode = 2;
  if (isUncompared) process.stderr.write('There is no anchor of these days: nothing compared.\n');
  if (values.json) return void process.stdout.write(`${JSON.stringify({ ...count, days })}\n`);
  const against = days.length === 0 ? 'no anchor' : `the anchors of ${days.join(', ')}`;
  process.stdout.write(
    `${String(count.findings)} ${count.findings === 1 ? 'finding' : 'findings'} ` +
      `in ${String(count.judged)} items, ` +
      `compared with ${against}.\n`,
  );
}

if (values.help) {
  process.stdout.write(`${usage}\n`);
} else {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
