import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type PutCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { MarkedTotals } from '../domain/totals-months.ts';
import { firstDay, lastDay, Month } from '../domain/values/month.ts';
import type { Db } from './dynamo.ts';
import { readEntries } from './entries.ts';
import type { FlushedAccount } from './flush.ts';
import { readHead } from './heads.ts';
import { keys } from './keys.ts';
import { packTotals, unpackTotals } from './pack-totals.ts';
import type { Item } from './read-many.ts';
import { readItem } from './read-one.ts';
import { fromItem } from './record.ts';

const Stored = z.strictObject({ mark: z.int(), yearFrom: Month, totals: z.string() });

/** The totals that an item keeps. */
export function totalsOfItem(item: Item): MarkedTotals {
  const { mark, yearFrom, totals } = fromItem(Stored, item);
  return { mark, yearFrom, totals: unpackTotals(totals) };
}

/** The totals of a month as stored. */
export const totalsItem = (
  dealerId: string,
  month: Month,
  { mark, yearFrom, totals }: MarkedTotals,
): Item => ({ ...keys.totals(dealerId, month), mark, yearFrom, totals: packTotals(totals) });

/** A dealer's account in the table, as a flush of its totals needs it. */
export const accountInTable = (db: Db, dealerId: string): FlushedAccount => ({
  head: () => readHead(db, dealerId),
  kept: async (month) => {
    const item = await readItem(db, keys.totals(dealerId, month));
    return item ? totalsOfItem(item) : null;
  },
  entries: (month) => readEntries(db, dealerId, { from: firstDay(month), to: lastDay(month) }),
  keep: async (month, totals) => {
    // An equal mark means equal totals, unless the company moved the start of its fiscal year.
    await put(db, dealerId, month, totals, {
      ConditionExpression:
        'attribute_not_exists(pk) OR mark < :mark OR (mark = :mark AND yearFrom <> :from)',
      ExpressionAttributeValues: { ':mark': totals.mark, ':from': totals.yearFrom },
    });
  },
  replace: (month, totals, mark) =>
    put(db, dealerId, month, totals, {
      ConditionExpression: 'mark = :before',
      ExpressionAttributeValues: { ':before': mark },
    }),
});

/**
 * The same account for a reader of what was known before: it keeps nothing, because what it folds
 * is older than what the next reader asks for.
 */
export const accountAsKnown = (db: Db, dealerId: string): FlushedAccount => ({
  ...accountInTable(db, dealerId),
  keep: async () => {},
});

async function put(
  db: Db,
  dealerId: string,
  month: Month,
  kept: MarkedTotals,
  condition: Partial<PutCommandInput>,
): Promise<boolean> {
  const Item = { ...totalsItem(dealerId, month, kept) };
  try {
    await db.documents.send(new PutCommand({ TableName: db.table, Item, ...condition }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
