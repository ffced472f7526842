import { routes } from '../../api/routes.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import type { Member } from '../../domain/member.ts';
import type { Db } from '../../store/dynamo.ts';
import { consumedBy, type Consumed } from './capacity.ts';
import { newEntry, today } from './ledger.ts';
import { startTrade, type Trade } from './trade.ts';

/** A dealer as large companies have them: long codes, a limit, a remark on every entry. */
export const dealerId = 'C0001234';
export const productId = (i: number) => `P00${String(10_000 + i)}`;

/** Measures what postings cost: entries are posted by the function's own code. */
export interface Gauge {
  readonly trade: Trade;
  /** What recording these entries in one request consumed. Throws where one is refused. */
  post(...entries: NewEntry[]): Promise<Consumed>;
  /** A sale of so many lines, not yet posted. */
  sale(lines: number, more?: { day?: string }): Extract<NewEntry, { kind: 'sale' }>;
  /** What a question to the functions' own database consumed, and its answer. */
  ask<Answer>(question: (db: Db) => Promise<Answer>): Promise<Consumed & { result: Answer }>;
  /** Posts so many sales of three lines, and gives their documents. */
  documents(count: number): Promise<{ document: string; amount: number }[]>;
}

let documents = 100_000;

/** Starts a trade with 200 products and the dealer. */
export async function startGauge(): Promise<Gauge> {
  const trade = await startTrade();
  await trade.dealer(dealerId, { creditLimit: 9_000_000_000 });
  const numbers = Array.from({ length: 200 }, (_, i) => i);
  const goods = { variety: 'Tea', specification: '500 ml', unit: 'bottle', caseSize: 15 };
  await Promise.all(
    numbers.map((i) => {
      const price = { price: 12_900 + 100 * i, from: '2020-01-01' };
      const body = { code: productId(i), ...goods, ...price };
      return trade.ask(routes.products.addProduct, { body }, 'admin');
    }),
  );
  const { postEntries } = await import('../../functions/accounts/post-entries.ts');
  const { db } = await import('../../functions/database.ts');
  const caller = { member: admin, locale: 'en' as const };
  const post = async (...entries: NewEntry[]) => {
    const input = { params: {}, query: {}, body: { entries } };
    const consumed = await consumedBy(db, () => postEntries(input, caller));
    const outcome = consumed.result;
    const refused = outcome.ok && outcome.facts.answers.find((a) => a.outcome === 'refused');
    if (!outcome.ok || refused) throw new Error(JSON.stringify(refused || outcome));
    return consumed;
  };
  const ask: Gauge['ask'] = (question) => consumedBy(db, () => question(db));
  return { trade, post, ask, sale, documents: (count) => postDocuments(post, count) };
}

const admin = {
  memberId: 'M0171234',
  roles: ['admin'],
  territories: ['*'],
} as unknown as Member;

const sale = (count: number, { day = today } = {}) =>
  newEntry('sale', {
    dealerId,
    day,
    document: `INV-2026-${String(++documents)}`,
    remark: 'PO-88213/杭州仓 二批',
    lines: Array.from({ length: count }, (_, i) => ({
      productId: productId(i),
      quantity: 12 + i,
    })),
  });

async function postDocuments(post: Gauge['post'], count: number) {
  const sales = Array.from({ length: count }, () => sale(3));
  await post(...sales);
  const amount = [0, 1, 2].reduce((sum, i) => sum + (12 + i) * (12_900 + 100 * i), 0);
  return sales.map(({ document }) => ({ document, amount }));
}
