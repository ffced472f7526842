import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contract } from '../../domain/contracts/contract.ts';
import { Liftable } from '../../domain/contracts/exception.ts';
import type { InForce } from '../../domain/contracts/in-force.ts';
import { putInForce, type InForceChange } from '../../domain/contracts/putting.ts';
import { terminate } from '../../domain/contracts/terminating.ts';
import type { Entry, TermsChange } from '../../domain/entry.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { accept } from '../../domain/outcome.ts';
import { termsPosting } from '../../domain/terms.ts';
import { sha256 } from '../../store/sha256.ts';
import { aContract, pages } from '../support/contracts/in-force.ts';
import { isInside, type Held } from '../support/contracts/model.ts';
import { wholeTerms } from '../support/contracts/terms.ts';
import { aProduct, MemoryLedger, newEntry, newEntryId } from '../support/ledger.ts';

const ids = ['T500', 'T1500', 'J350', 'TEA'];
const tried = [...ids.slice(0, 3), ...ids.slice(0, 3), ...ids];
const products = new Map(ids.map((id) => [id, aProduct({ productId: id, code: id })] as const));
const days = ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01', '2026-09-30', '2026-10-01'];

const goods = fc.array(
  fc.record({
    productId: fc.constantFrom('T500', 'T1500', 'J350'),
    quantity: fc.option(fc.integer({ min: 0, max: 150 })),
    price: fc.integer({ min: 1, max: 9 }),
    per: fc.constantFrom(1, 3),
  }),
  { minLength: 3, maxLength: 6 },
);
const terms = fc
  .record({
    goods,
    territories: fc.constantFrom<string[]>(['NB'], ['ZS'], ['NB', 'ZS']),
    creditLimit: fc.constantFrom(null, 0, 100, 500),
    minimumOrder: fc.constantFrom(0, 20),
    returnShare: fc.constantFrom(0, 200_000, 1_000_000),
    returnDays: fc.constantFrom(null, 0, 90),
  })
  .map(({ goods: lines, territories, creditLimit, ...ordering }) => ({
    goods: {
      ...wholeTerms.goods,
      lines: [...new Map(lines.map((line) => [line.productId, line])).values()].map((line) => ({
        ...line,
        ...{ variety: 'Tea', brand: null, specification: '500 ml', unit: 'bottle' },
      })),
    },
    rights: {
      ...wholeTerms.rights,
      grants: [{ territories, products: null, exclusive: true, from: null, to: null }],
    },
    delivery: {
      ...wholeTerms.delivery,
      places: ['NB', 'ZS'].map((territory) => ({
        ...{ name: `P-${territory}`, address: territory, territory, receiver: null, phone: null },
      })),
    },
    settlement: { ...wholeTerms.settlement, creditLimit },
    ordering: { ...wholeTerms.ordering, ...ordering },
    signing: { ...wholeTerms.signing, from: '2026-03-01', to: '2026-09-30' },
  }));

const line = fc
  .record({
    productId: fc.constantFrom(...tried),
    quantity: fc.integer({ min: 1, max: 40 }),
    own: fc.oneof(
      { weight: 8, arbitrary: fc.constant({}) },
      { weight: 2, arbitrary: fc.record({ price: fc.integer({ min: 1, max: 9 }) }) },
      { weight: 1, arbitrary: fc.constantFrom({ discount: 1 }, { free: true as const }) },
    ),
  })
  .map(({ own, ...rest }) => ({ ...rest, ...own }));
const day = fc.constantFrom(...days);
const lines = fc.array(line, { minLength: 1, maxLength: 2 });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sale' as const),
      day,
      lines,
      place: fc.constantFrom(undefined, undefined, 'P-NB', 'P-ZS', 'X'),
      due: fc.constantFrom(undefined, undefined, '2026-12-31'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('return' as const), day, lines, of: fc.nat(9) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), of: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      amount: fc.integer({ min: 1, max: 300 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('amend' as const), today: day, terms }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('terminate' as const), today: day }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('except' as const),
      products: fc.constantFrom<string[] | null>(null, ['T500'], ['TEA', 'T1500']),
      from: day,
      limit: fc.constantFrom(1, 40, 400, 4000),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never;

/** A dealer whose contract begins, is amended and terminated while things are posted. */
class Dealing {
  readonly ledger = new MemoryLedger({ territory: 'NB' }, { products });
  held: Held[] = [];
  versions: Contract[] = [];
  readonly sent: NewEntry[] = [];
  private readonly by = { memberId: 'M2', at: '2026-01-01T00:00:00.000Z' };

  begin(of: ReturnType<typeof aContract>, today: string): void {
    const act = { revision: of.revision, roles: ['custodian' as const], by: this.by, today };
    const all = this.standing();
    const put = putInForce(of, act, all);
    if (!put.ok) return;
    this.keep(put.facts, today);
    const { signing } = of.terms;
    const from = of.version === 1 || today < '2026-03-01' ? '2026-03-01' : today;
    this.held = this.held.filter((one) => one.from < from);
    for (const one of this.held) if (one.to >= from) one.to = before(from);
    this.held.push({ contract: of, from, to: signing?.to ?? '' });
  }

  end(today: string): void {
    const last = this.versions.find(({ state }) => state === 'in-force');
    if (!last) return;
    const act = { revision: last.revision, roles: ['manager' as const], by: this.by, today };
    const all = this.standing();
    const ended = terminate(last, { ...act, on: today, reason: 'agreed' }, all);
    if (!ended.ok) return;
    this.keep(ended.facts, today);
    this.held = this.held.filter(({ from }) => from <= today);
    for (const one of this.held) if (one.to > today) one.to = today;
  }

  /** Lets another exception judge from now on; it lifts everything. */
  except({ products, from, limit }: Extract<Step, { do: 'except' }>): void {
    const { inForce, head } = this.ledger.account;
    const exceptionId = String(inForce?.exceptions.length ?? 0).padStart(16, 'e');
    const made = { exceptionId, lifts: [...Liftable.options], products, from, to: '2026-12-31' };
    const exceptions = [...(inForce?.exceptions ?? []), { ...made, limit }];
    const { contracts = [], since = null } = inForce ?? {};
    const after = { version: (inForce?.version ?? 0) + 1, contracts, since };
    const ids = exceptions.map((one) => one.exceptionId);
    const change = { contracts: { item: after.version, counts: {}, exceptions: ids } };
    this.judgedBy({ ...after, exceptions }, change, head.at.slice(0, 10));
  }

  /** The exceptions that have all or some of an entry's lines, and so much left by the entries. */
  excepted({ day, lines }: Moved, has: 'every' | 'some', amount = -Infinity): string[] {
    const recorded = this.recorded();
    const usedOf = (id: string) =>
      recorded
        .filter(({ exception }) => exception === id)
        .reduce((sum, one) => sum + (one.kind === 'correction' ? -1 : 1) * total(one), 0);
    return (this.ledger.account.inForce?.exceptions ?? [])
      .filter(({ from, products: of }) => {
        const covers = of === null || lines[has](({ productId }) => of.includes(productId));
        return from <= day && covers;
      })
      .filter(({ exceptionId, limit }) => amount <= limit - usedOf(exceptionId))
      .map(({ exceptionId }) => exceptionId);
  }

  private standing = () => ({
    inForce: this.ledger.account.inForce,
    versions: this.versions,
    signedCopy: accept(pages),
  });

  private keep({ contract, others, terms: changed }: InForceChange, today: string): void {
    const now = [contract, ...others];
    const kept = this.versions.filter((one) => now.every(({ version }) => version !== one.version));
    this.versions = [...kept, ...now];
    if (!changed) return;
    this.judgedBy(changed.inForce, { contracts: changed.change.contracts }, today);
  }

  private judgedBy(inForce: InForce, change: TermsChange, today: string): void {
    const about = { entryId: newEntryId(today, 'D1'), day: today, by: 'M2', at: this.by.at };
    const { account } = this.ledger;
    const { head } = termsPosting(account.head, change, { ...about, hash: sha256 });
    this.ledger.account = { ...account, head, inForce };
  }

  entryOf(each: Step): NewEntry | null {
    const n = String(this.sent.length);
    if (each.do === 'sale') {
      const { lines, day, place: deliveryPlace, due } = each;
      const said = { priceReason: 'tried', ...(deliveryPlace ? { deliveryPlace } : {}) };
      return newEntry('sale', { document: `S${n}`, day, lines, ...said, ...(due ? { due } : {}) });
    }
    if (each.do === 'return') {
      const sales = this.recorded().filter(({ kind }) => kind === 'sale');
      const of = sales[each.of]?.document;
      const { lines, day } = each;
      const from = of === undefined ? {} : { of };
      return newEntry('return', { document: `R${n}`, day, lines, priceReason: 'tried', ...from });
    }
    if (each.do === 'pay') return newEntry('payment', { amount: each.amount, settles: 'none' });
    const wrong = each.do === 'reverse' ? this.recorded()[each.of] : undefined;
    return wrong ? newEntry('correction', { reverses: wrong.entryId, reason: 'wrong' }) : null;
  }

  isInside = (entry: NewEntry): boolean =>
    isInside(entry, this.held, this.recorded(), this.ledger.context.today);

  recorded = (): Entry[] => [...this.ledger.account.entries.values()];
}

type Moved = Extract<NewEntry, { kind: 'sale' | 'return' }>;

/** What the lines of an entry come to. */
const total = ({ lines }: Entry): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** Amended terms that bound the same products: a bound counts from when it first comes in force. */
function boundedAs(first: Terms, amended: Terms): Terms {
  const lines = amended.goods.lines.flatMap((line) => {
    const before = first.goods.lines.find(({ productId }) => productId === line.productId);
    if (!before) return [];
    return [{ ...line, quantity: before.quantity === null ? null : (line.quantity ?? 0) }];
  });
  return { ...amended, goods: { ...amended.goods, lines } };
}

const before = (day: string): string =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

test('[C0] [C2] [C5] whatever is posted, what is taken lies inside a contract in force or under an exception, and no more is refused', () => {
  let [taken, refused, lifted, exhausted] = [0, 0, 0, 0];
  fc.assert(
    fc.property(terms, fc.array(step, { minLength: 12, maxLength: 40 }), (first, steps) => {
      const dealing = new Dealing();
      dealing.begin(aContract(first), '2026-01-01');
      for (const each of steps) {
        if (each.do === 'amend') {
          const version = dealing.versions.length + 1;
          const stillIn = dealing.versions.some(({ state }) => state === 'in-force');
          const amended = boundedAs(first, each.terms);
          if (stillIn && amended.goods.lines.length > 0)
            dealing.begin(aContract(amended, { version }), each.today);
          continue;
        }
        if (each.do === 'terminate') {
          dealing.end(each.today);
          continue;
        }
        if (each.do === 'except') {
          dealing.except(each);
          continue;
        }
        const entry = dealing.entryOf(each);
        if (!entry) continue;
        dealing.sent.push(entry);
        const inside = dealing.isInside(entry);
        const before = dealing.ledger.account;
        const outcome = dealing.ledger.post(entry);
        if (entry.kind !== 'sale' && entry.kind !== 'return') continue;
        if (outcome.ok) {
          const { exception } = outcome.facts;
          expect(exception === undefined, JSON.stringify({ entry, held: dealing.held })).toBe(
            inside,
          );
          expect(dealing.ledger.recorded(entry)).toEqual(outcome.facts);
          taken += entry.day >= '2026-03-01' ? 1 : 0;
          if (exception === undefined) continue;
          // Its own amount is among what was recorded by now.
          expect(dealing.excepted(entry, 'some', 0)).toContain(exception);
          lifted++;
        } else if (outcome.reason.startsWith('contract-')) {
          expect(inside, JSON.stringify({ outcome, entry, held: dealing.held })).toBe(false);
          expect(dealing.excepted(entry, 'every')).toEqual([]);
          refused++;
        } else if (outcome.reason === 'exception-exhausted') {
          expect(inside).toBe(false);
          expect(dealing.excepted(entry, 'some')).not.toEqual([]);
          expect(dealing.ledger.account).toBe(before);
          exhausted++;
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(taken).toBeGreaterThan(200);
  expect(refused).toBeGreaterThan(200);
  expect(lifted).toBeGreaterThan(100);
  expect(exhausted).toBeGreaterThan(20);
});
