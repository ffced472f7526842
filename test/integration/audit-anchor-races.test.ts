import { gunzipSync } from 'node:zlib';
import { UpdateCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditAll, type WholeStage } from '../../store/audit/audit-all.ts';
import { judgeAnchored } from '../../store/audit/anchored.ts';
import { auditAnchor } from '../../store/audit/audit.ts';
import { writeAnchor, type Pace } from '../../store/audit/anchors.ts';
import type { Finding } from '../../domain/audit.ts';
import { keys, type Key } from '../../store/keys.ts';
import { connect, type Db } from '../../store/dynamo.ts';
import { linesOf, MemoryLocked } from '../support/audit/in-memory.ts';
import { everythingIn, startAuditWorld } from '../support/audit/world.ts';
import type { Service } from '../support/service.ts';
import { sha256 } from '../../store/sha256.ts';

/** Two runs of the same day may be at it at once: Lambda tries again, a person does it by hand. */
const day = '2026-11-23';
/** Two days later: nothing that the readers of the stream do may still be under way. */
const later = '2026-11-25T12:00:00.000Z';
let service: Service;
beforeAll(async () => {
  service = await startAuditWorld();
});
afterAll(() => service.stop());

/** The table of this test, read in pages of so many items: where parts end differs by it. */
function readBy(items: number): Db {
  const db = connect(service.db.table);
  db.documents.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (commandName === 'ScanCommand') (args.input as ScanCommandInput).Limit = items;
        return next(args);
      },
    { step: 'initialize', name: 'readInPages' },
  );
  return db;
}

/** A place to keep in that lets another run go on before or after one put. */
class Interrupted extends MemoryLocked {
  puts = 0;
  meanwhile: { readonly at: number; readonly run: () => Promise<unknown> } | null = null;

  override async keep(key: string, bytes: Uint8Array): Promise<boolean> {
    const { meanwhile } = this;
    if (!meanwhile || ++this.puts !== meanwhile.at) return super.keep(key, bytes);
    this.meanwhile = null;
    await meanwhile.run();
    return super.keep(key, bytes);
  }
}

/** Runs until the day is whole; a run that stops after each part begins anew for the next. */
async function untilWhole(db: Db, locked: MemoryLocked, pace: Pace): Promise<void> {
  for (let run = 0; run < 200; run++) {
    if ((await writeAnchor(db, locked, day, sha256, pace)).isWhole) return;
  }
  throw new Error('The anchor never became whole.');
}

/** What is kept, part after part, and how many parts there are by `whole.json`. */
async function keptOf(locked: MemoryLocked) {
  const lines: string[] = [];
  let parts = 0;
  for await (const key of locked.list(`anchors/${day}/0`)) {
    const text = gunzipSync(await locked.read(key)).toString();
    lines.push(...text.trimEnd().split('\n').slice(0, -1));
    parts++;
  }
  const whole = Buffer.from(await locked.read(`anchors/${day}/whole.json`)).toString();
  return {
    lines: lines.sort(),
    parts,
    whole: JSON.parse(whole) as { parts: number; restless: number },
  };
}

/** How two runs meet: how large parts are, and how the other goes on. */
const meetings = [2_500, 1_000_000].flatMap((partSize) =>
  [true, false].flatMap((hasTime) =>
    ['a part', 'on'].map((theyGo) => ({ partSize, hasTime, theyGo })),
  ),
);

test.each(meetings)(
  'of two runs interleaved at any put neither leaves a gap, nor ends the day early: %o',
  async ({ partSize, hasTime, theyGo }) => {
    const expected = linesOf(await everythingIn(service.db))
      .map((line) => JSON.stringify(line))
      .sort();
    const [mine, theirs] = [readBy(7), readBy(3)];
    for (let at = 1; ; at++) {
      const locked = new Interrupted();
      const run = () =>
        theyGo === 'a part'
          ? writeAnchor(theirs, locked, day, sha256, { partSize, hasTime: () => false })
          : untilWhole(theirs, locked, { partSize, hasTime: () => theyGo === 'on' });
      locked.meanwhile = { at, run };
      await untilWhole(mine, locked, { partSize, hasTime: () => hasTime });
      const { lines, parts, whole } = await keptOf(locked);
      expect(lines).toEqual(expected);
      expect(whole.parts).toBe(parts);
      if (locked.meanwhile === null) continue;
      // The other run never came to its turn: all puts have been tried.
      expect(at).toBeGreaterThan(2);
      return;
    }
  },
);

test('what else lies beside the parts of a day is none of them', async () => {
  const locked = new MemoryLocked();
  await locked.keep(`anchors/${day}/note.txt`, Buffer.from('kept by hand'));
  await untilWhole(service.db, locked, { partSize: 600, hasTime: () => true });
  const { lines, whole, parts } = await keptOf(locked);
  expect(lines).toHaveLength(linesOf(await everythingIn(service.db)).length);
  expect(whole.parts).toBe(parts);
  const stages = auditAnchor({ db: service.db, locked, hash: sha256, now: () => later }, day);
  for await (const { findings } of stages) expect(findings).toEqual([]);
});

/** Sets the version of a head behind the service's back, as if its entry were still under way. */
const setVersion = (dealerId: string, version: number) =>
  service.db.documents.send(
    new UpdateCommand({
      TableName: service.db.table,
      Key: keys.head(dealerId),
      UpdateExpression: 'SET version = :version',
      ExpressionAttributeValues: { ':version': version },
    }),
  );

test('an account that never came to rest is left out and counted, and the audit says so', async () => {
  const locked = new MemoryLocked();
  const auditor = { ...{ db: service.db, locked, hash: sha256 }, now: () => later };
  await setVersion('D2', 3);
  const told = await writeAnchor(service.db, locked, day, sha256);
  expect(told).toMatchObject({ isWhole: true, restless: 1 });
  expect((await keptOf(locked)).whole).toEqual({ parts: told.parts, restless: 1 });
  await setVersion('D2', 2);
  expect(await sumOf(auditAll(auditor, [day]))).toEqual({ findings: [], restless: ['D#D2'] });
  // A newer anchor that has it commits to all that was before: nothing is left to be said.
  await writeAnchor(service.db, locked, '2026-11-24', sha256);
  const both = await sumOf(auditAll(auditor, [day, '2026-11-24']));
  expect(both).toEqual({ findings: [], restless: [] });
});

async function sumOf(stages: AsyncIterable<WholeStage>) {
  const sum = { findings: [] as Finding[], restless: [] as string[] };
  for await (const { findings, restless } of stages) {
    sum.findings.push(...findings);
    sum.restless.push(...restless);
  }
  return sum;
}

test('an account anchored with a version and without the entry of it agrees with nothing', () => {
  const account = { version: 2, hash: 'h', entryId: null, first: null };
  const line = { customerId: 'D1', customer: null, account, plans: {}, requests: [] };
  const beside = (key: Key) => (key.sk === 'H' ? { ...key, version: 2, hash: 'h' } : undefined);
  expect(judgeAnchored(line, beside, sha256, day)).toMatchObject([
    { code: 'differs-from-anchor', customerId: 'D1', version: 2 },
  ]);
});
