import type { Context, DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Head } from '../../domain/account.ts';
import { verified } from '../../domain/open-sum.ts';
import { readers } from '../../lib/readers.ts';
import { compileFilters } from '../../local/stream-filter.ts';
import { readEntries } from '../../store/entries.ts';
import { readHead } from '../../store/heads.ts';
import { readOpenItemsOfTerritory } from '../../store/open-items.ts';
import { changeTerms } from '../../store/terms.ts';
import { transact } from '../../store/transact.ts';
import { calledBy } from '../support/recorded-calls.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry, newEntryId, today, worth } from '../support/ledger.ts';
import { recordOf } from '../support/stream-records.ts';
import { startTrade, type Trade } from '../support/trade.ts';
import { sha256 } from '../../store/sha256.ts';

let trade: Trade;
beforeAll(async () => {
  trade = await startTrade();
  await trade.invite(['finance'], ['W']);
  await trade.dealer('D1');
  for (const document of ['A', 'B', 'C']) {
    await trade.recorded(newEntry('sale', { document, lines: worth(1000) }));
  }
});
afterAll(async () => {
  await expectWhole(trade.db, ['D1']);
  await trade.stop();
});

const headNow = async (): Promise<Head> => {
  const head = await readHead(trade.db, 'D1');
  if (!head) throw new Error('no account');
  return head;
};

async function moveTo(territory: string): Promise<void> {
  const head = await headNow();
  const about = {
    entryId: newEntryId(today, 'D1'),
    day: today,
    by: 'M1',
    at: '2026-11-23T04:00:00.000Z',
    reason: 'new borders',
    hash: sha256,
  };
  await transact(trade.db, changeTerms(trade.db, head, { territory }, about).items);
}

/** The entries of the account as the stream brings them, in order of recording. */
const records = async () =>
  (await readEntries(trade.db, 'D1')).sort((a, b) => a.version - b.version).map(recordOf);

/** Those of them that wake the reader: the moves. */
const wanted = compileFilters([JSON.stringify(readers.moves)]);
const moves = async () => (await records()).filter(wanted);

async function deliver(...given: DynamoDBRecord[]): Promise<unknown> {
  const { handler } = await import('../../functions/streams/moves.ts');
  return calledBy('moves', () => handler({ Records: given }, {} as Context));
}

const inIndex = async (territory: string) =>
  ((await readOpenItemsOfTerritory(trade.db, territory)).get('D1') ?? []).map((i) => i.document);

describe('a dealer that moves to another territory', () => {
  it('is one entry in its account, and its open items are right before the index is', async () => {
    await moveTo('W');
    expect(await inIndex('E')).toEqual(['A', 'B', 'C']);
    const { items } = await trade.ask(
      routes.accounts.listOpenItems,
      { params: { dealerId: 'D1' }, query: {} },
      'finance',
    );
    expect(items.map((item) => item.document)).toEqual(['A', 'B', 'C']);
    expect(verified(await headNow(), items)).toBe(true);
  });

  it('pays its oldest documents as ever meanwhile', async () => {
    await trade.recorded(newEntry('payment', { amount: 1000 }), 'finance');
    expect(await inIndex('E')).toEqual(['B', 'C']);
    await trade.recorded(newEntry('payment', { amount: 100, settles: 'oldest' }), 'finance');
    expect(await inIndex('W')).toEqual(['B']);
  });

  it('wakes the reader once: nothing else in its account does', async () => {
    expect(await records()).toHaveLength(6);
    expect(await moves()).toEqual([(await records())[3]]);
  });

  it('has its open items moved in the index, however often and late the record comes', async () => {
    const [move] = await moves();
    if (!move) throw new Error('no move');
    for (let time = 0; time < 3; time++) {
      expect(await deliver(move)).toEqual({ batchItemFailures: [] });
      expect(await inIndex('W')).toEqual(['B', 'C']);
      expect(await inIndex('E')).toEqual([]);
    }
  });

  it('stays where the head says when an old record comes late', async () => {
    const [move] = await moves();
    if (!move) throw new Error('no move');
    await moveTo('E');
    await deliver(move);
    expect(await inIndex('E')).toEqual(['B', 'C']);
  });

  it('is tried again by the reader while the head is not yet at the entry that moved it', async () => {
    const [move] = (await moves()).slice(-1);
    if (!move?.dynamodb?.NewImage) throw new Error('no move');
    const NewImage = { ...move.dynamodb.NewImage, version: { N: '8' } };
    const early = { ...move, dynamodb: { ...move.dynamodb, NewImage } } as DynamoDBRecord;
    expect(await deliver(early)).toMatchObject({ batchItemFailures: [{}] });
    expect(await deliver(move)).toEqual({ batchItemFailures: [] });
  });
});
