import { everyItem, removeItem } from '../../../store/whole-table.ts';
import { routes } from '../../../api/routes.ts';
import { entryId, type EntryId } from '../../../domain/entry.ts';
import type { NewEntry } from '../../../domain/new-entry.ts';
import { addDays, type Day } from '../../../domain/values/day.ts';
import { clock } from '../../../functions/clock.ts';
import type { Db } from '../../../store/dynamo.ts';
import { addCustomers, dealer, foundCompany } from '../channel.ts';
import { addProducts } from '../month.ts';
import type { Service } from '../service.ts';
import { random } from '../totals-model.ts';

/** The ledgers that were put to hledger: a currency of each number of decimals. */
export const seeds = [
  { seed: 1, currency: 'CNY' },
  { seed: 2, currency: 'JPY' },
  { seed: 3, currency: 'KWD' },
] as const;
export type Seed = (typeof seeds)[number];

/** Months that the ledgers lie in: parts of three fiscal years that begin in April. */
export const firstMonth = '2025-01';
export const lastMonth = '2026-11';
const days = 690;

/** Names and remarks that a plain-text journal could take for something of its own. */
const names = ['Li & Söhne; closed | old', '(甲) 百货, 杭州', '=SUM(A1)', 'D  E ; x:y'];
const remarks = [
  'paid, entry: none',
  '[2020-01-01] date:2020-01-01',
  '; = 5 ｜ (x)',
  '* ! "quoted"',
];
const prices = { TEA: 299, WATER: 105, 'J.UICE': 1250 };

/**
 * Builds the ledger of a seed through the API in an otherwise empty company: entries of every kind
 * of four dealers in any order of day, corrected and late ones among them. What the rules refuse
 * is left out, so the same seed gives the same ledger as long as the rules are the same.
 */
export async function buildLedger(service: Service, { seed, currency }: Seed): Promise<void> {
  clock.now = () => Date.parse('2026-11-23T04:00:00.000Z');
  await emptyCompany(service.db);
  await foundCompany(service);
  const settings = { version: 1, currency, fiscalYearStart: 4 };
  await service.ask(routes.company.changeCompany, { body: settings }, 'admin');
  await addProducts(service, prices);
  const ids = names.map((_, i) => `D${String(i + 1)}`);
  const territory = (i: number) => (i % 2 === 0 ? 'EAST' : 'WEST');
  for (const [i, code] of ids.entries()) {
    const place = { name: names[i] ?? code, territory: territory(i), paymentDays: 30 };
    await addCustomers(service, dealer(code, place));
  }
  const pick = random(seed);
  const books = ids.map((id): Book => ({ id, documents: [], entries: [], made: 0 }));
  for (let round = 0; round < 30; round++) await postRound(service, books, pick);
  const params = { customerId: 'D4' };
  const closed = { version: 1, active: false };
  await service.ask(routes.customers.changeCustomer, { params, body: closed }, 'admin');
}

/** What of a dealer's account the next entries can be about. */
interface Book {
  readonly id: string;
  readonly documents: string[];
  readonly entries: { readonly id: EntryId; readonly day: Day }[];
  made: number;
}
type Pick = (n: number) => number;

async function postRound(service: Service, books: readonly Book[], pick: Pick): Promise<void> {
  const entries = books.flatMap((book) => Array.from({ length: 3 }, () => someEntry(book, pick)));
  const { answers } = await service.ask(
    routes.accounts.postEntries,
    { body: { entries } },
    'admin',
  );
  for (const [i, entry] of entries.entries()) {
    const book = books.find(({ id }) => id === entry.dealerId);
    if (answers[i]?.outcome !== 'recorded' || !book) continue;
    book.entries.push({ id: entry.entryId, day: entry.day });
    if (entry.kind === 'sale') book.documents.push(entry.document);
  }
}

function someEntry(book: Book, pick: Pick): NewEntry {
  const number = ++book.made;
  const day = addDays(`${firstMonth}-01`, pick(days));
  const id = entryId(day, book.id, String(number).padStart(16, '0'));
  const remark = remarks[pick(12)];
  const base = { entryId: id, dealerId: book.id, day, ...(remark === undefined ? {} : { remark }) };
  const document = book.documents[pick(Math.max(1, book.documents.length))] ?? 'S0';
  const what = pick(20);
  if (what < 7)
    return { ...base, kind: 'sale', document: `S${String(number)}`, lines: goods(pick) };
  if (what < 10)
    return { ...base, kind: 'return', document: `R${String(number)}`, ...back(document, pick) };
  if (what < 14) return { ...base, kind: 'payment', amount: 1 + pick(90_000) };
  const settles = [{ document, amount: 1 + pick(99) }];
  const reason = 'As agreed, [by phone]';
  if (what < 15) return { ...base, kind: 'payment', amount: 500, settles };
  if (what < 16) return { ...base, kind: 'refund', amount: 1 + pick(3000), reason };
  if (what < 17) {
    const newest = book.documents.at(-1) ?? 'S0';
    const given = [{ document: newest, amount: 1 + pick(99) }];
    return { ...base, kind: 'write-off', settles: given, reason };
  }
  if (what < 18)
    return { ...base, kind: 'opening', amount: pick(9000) - 3000, document: `O${String(number)}` };
  if (what < 19) return { ...base, kind: 'allocation', settles: 'oldest' };
  const reversed = book.entries[pick(Math.max(1, book.entries.length))] ?? { id, day };
  const later = addDays(reversed.day, pick(40));
  const dated = later > '2026-11-23' ? reversed.day : later;
  return {
    ...base,
    kind: 'correction',
    day: dated,
    entryId: entryId(dated, book.id, String(number).padStart(16, '0')),
    reverses: reversed.id,
    reason,
  };
}

const goods = (pick: Pick) =>
  Object.keys(prices)
    .slice(pick(3))
    .map((productId) => ({ productId, quantity: 1 + pick(60) }));

const back = (of: string, pick: Pick) => ({
  lines: [{ productId: 'TEA', quantity: 1 + pick(8) }],
  ...(pick(2) === 0 ? { of } : {}),
});

/** Takes everything but the members out of the table, so that another ledger can be built. */
async function emptyCompany(db: Db): Promise<void> {
  for await (const { pk, sk } of everyItem(db)) {
    if (/^(MEMBERS$|EMAIL#|SUBJECT#)/.test(String(pk))) continue;
    await removeItem(db, { pk: String(pk), sk: String(sk) });
  }
}
