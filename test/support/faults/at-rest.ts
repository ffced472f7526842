import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import type { Entry } from '../../../domain/entry.ts';
import { termsOn, type DatedTerms } from '../../../domain/terms.ts';
import { addDays } from '../../../domain/values/day.ts';
import { monthOf } from '../../../domain/values/month.ts';
import type { Db } from '../../../store/dynamo.ts';
import { readHead } from '../../../store/heads.ts';
import { waiting } from '../../../store/keys.ts';
import { readIndexed } from '../../../store/open-items.ts';
import { table } from '../../../store/table.ts';
import { expectWhole } from '../invariants.ts';
import { expectTotals } from '../totals-whole.ts';
import type { Aftermath, Remains } from './aftermath.ts';
import type { Place } from './session.ts';

/**
 * Checks what must hold of these dealers once nothing is under way any more and the stream has
 * been delivered: accounts whole, totals up to the head, every reversal made once and to nothing,
 * the index right by itself, and each approved limit once in the account's chain.
 */
export async function expectAtRest(db: Db, place: Place, after: Aftermath): Promise<void> {
  await expectWhole(db, place.dealers);
  for (const [dealerId, remains] of after) {
    const months = new Set(remains.entries.map((entry) => monthOf(entry.day)));
    const upToHead = await expectTotals(db, [dealerId]);
    expect(upToHead, `months of ${dealerId} kept up to the head`).toBe(months.size);
    expectReversals(remains.entries);
    expectDue(remains.entries);
    expectLimits(remains);
    await expectIndexed(db, dealerId);
  }
}

/** A reversal is made at most once, and leaves nothing of what it reverses. */
function expectReversals(entries: readonly Entry[]): void {
  const corrections = entries.filter((entry) => entry.kind === 'correction');
  const reversed = corrections.map((entry) => entry.reverses);
  expect(new Set(reversed).size, 'each reversed once').toBe(reversed.length);
  for (const correction of corrections) {
    const original = entries.find((entry) => entry.entryId === correction.reverses);
    expect(correction.amount + (original?.amount ?? NaN)).toBe(0);
    expect(correction.lines).toEqual(original?.lines);
    expect(correction.reversesKind).toBe(original?.kind);
  }
}

/** What nobody said when it would be due is due by the terms of its day, as they then were. */
export function expectDue(entries: readonly Entry[]): void {
  const terms: DatedTerms[] = [];
  for (const { entryId, kind, day, due, terms: change } of entries) {
    if (change) terms.push({ from: day, ...change });
    if (kind !== 'sale' || due === undefined) continue;
    const { paymentDays } = termsOn(terms, opened, day);
    expect([entryId, due]).toEqual([entryId, addDays(day, paymentDays)]);
  }
}

/** The terms with which dealers of programs are opened. */
const opened = { paymentDays: 30, priceList: null };

/** As many approved limits as entries that set one, and of the same amounts in the same order. */
function expectLimits({ entries, approvals }: Remains): void {
  const approved = approvals.filter(
    ({ kind, state }) => kind === 'credit-limit' && state === 'approved',
  );
  const set = entries.flatMap(({ terms }) =>
    terms?.creditLimit === undefined ? [] : [terms.creditLimit],
  );
  expect(set.sort(), 'limits in the chain').toEqual(approved.map(({ amount }) => amount).sort());
}

/** The index holds exactly the open documents, in the territory that the head names. */
async function expectIndexed(db: Db, dealerId: string): Promise<void> {
  const territory = (await readHead(db, dealerId))?.territory ?? '';
  const open: string[] = [];
  for await (const item of readIndexed(db, dealerId)) {
    expect(item.territory, `index of ${item.document.document}`).toBe(territory);
    expect(item.document.open).toBeGreaterThan(0);
    open.push(item.key.sk);
  }
  const indexed: string[] = [];
  const pages = paginateQuery(
    { client: db.documents },
    {
      TableName: db.table,
      IndexName: table.waiting.name,
      KeyConditionExpression: 'wp = :territory AND begins_with(ws, :dealer)',
      ExpressionAttributeValues: {
        ':territory': waiting.openItems(territory),
        ':dealer': `${dealerId}#`,
      },
    },
  );
  for await (const { Items: items = [] } of pages) {
    indexed.push(...items.map((item) => String(item['sk'])));
  }
  expect(indexed.sort(), `index of ${dealerId}`).toEqual(open.sort());
}
