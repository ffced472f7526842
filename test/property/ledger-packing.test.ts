import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, type Allocation, type Entry, type Line } from '../../domain/entry.ts';
import { priced } from '../../domain/values/money.ts';
import { entryItem, entryOf } from '../../store/entries.ts';
import { packAllocations, packLines, unpackAllocations, unpackLines } from '../../store/pack.ts';

const money = fc.integer({ min: 0, max: 1_000_000_000 });
const shortId = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z._-]{0,7}$/);
const document = fc.oneof(
  fc.stringMatching(/^[A-Z]{1,3}-\d{1,9}$/),
  fc.constantFrom('__proto__', 'constructor', '发票 7', '-', "=1+1'"),
  fc.string({ minLength: 1, maxLength: 40 }).filter((text) => Document.safeParse(text).success),
);

const line: fc.Arbitrary<Line> = fc
  .record({
    productId: shortId,
    quantity: fc.integer({ min: 1, max: 1_000_000 }),
    price: money,
    per: fc.constantFrom(1, 6, 24, 1_000_000),
    typed: fc.boolean(),
    free: fc.boolean(),
    off: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ off, ...rest }) => {
    const gross = rest.free ? 0 : priced(rest.quantity, rest.price, rest.per);
    const discount = off < 0.5 ? 0 : Math.floor(gross * off);
    return { ...rest, discount, amount: gross - discount };
  });
const lines = fc.array(line, { maxLength: 60 });
const allocations: fc.Arbitrary<Allocation[]> = fc.array(
  fc.record({ document, amount: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }) }),
  { maxLength: 40 },
);

const entry: fc.Arbitrary<Entry> = fc.record(
  {
    entryId: fc.constant('2026-11-23-C0001234-0123456789ABCDEF'),
    dealerId: fc.constant('C0001234'),
    day: fc.constant('2026-11-23'),
    kind: fc.constantFrom('sale', 'return', 'payment', 'opening', 'correction', 'allocation'),
    version: fc.integer({ min: 1, max: 1_000_000 }),
    amount: fc.integer(),
    balance: fc.integer(),
    unapplied: fc.integer(),
    allocations,
    lines,
    creditLimit: fc.option(money),
    content: fc.string(),
    by: fc.string(),
    at: fc.constant('2026-11-23T08:15:30.123Z'),
    hash: fc.string(),
    document,
    due: fc.constant('2026-12-23'),
    remark: fc.string(),
  },
  {
    requiredKeys: [
      'entryId',
      'dealerId',
      'day',
      'kind',
      'version',
      'amount',
      'balance',
      'unapplied',
      'allocations',
      'lines',
      'creditLimit',
      'content',
      'by',
      'at',
      'hash',
    ],
  },
);

describe('packing', () => {
  it('of goods lines loses nothing', () => {
    fc.assert(
      fc.property(lines, (given) => {
        expect(unpackLines(packLines(given))).toEqual(given);
      }),
    );
  });

  it('of allocations loses nothing', () => {
    fc.assert(
      fc.property(allocations, (given) => {
        expect(unpackAllocations(packAllocations(given))).toEqual(given);
      }),
    );
  });

  it('of a whole entry loses nothing', () => {
    fc.assert(
      fc.property(entry, (given) => {
        expect(entryOf(entryItem(given))).toEqual(given);
      }),
    );
  });

  it('of a sale leaves out what its own document opens with', () => {
    const sale = (unapplied: number, amount: number) =>
      fc.sample(entry, 1).map((given): Entry => ({
        ...given,
        kind: 'sale',
        document: 'INV-1',
        amount: 1000,
        unapplied,
        allocations: amount > 0 ? [{ document: 'INV-1', amount }] : [],
      }))[0] as Entry;
    for (const each of [sale(0, 1000), sale(-400, 600), sale(-1000, 0)]) {
      const item = entryItem(each);
      expect(item).not.toHaveProperty('allocations');
      expect(entryOf(item)).toEqual(each);
    }
  });
});
