import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../domain/account.ts';
import { chainText } from '../../domain/chain.ts';
import type { Entry } from '../../domain/entry.ts';
import { openingOf, rebuilt } from '../../domain/rebuild.ts';
import { foldedTotals } from '../../domain/rebuild-totals.ts';
import { termsPosting } from '../../domain/terms.ts';
import { monthOf } from '../../domain/values/month.ts';
import { flush } from '../../store/flush.ts';
import { anOpening, MemoryLedger, newEntry, newEntryId } from '../support/ledger.ts';
import { limit, run, step, type Step } from '../support/ledger-programs.ts';
import { randomAccount } from '../support/random-account.ts';
import { random } from '../support/totals-model.ts';
import { sha256 } from '../../store/sha256.ts';

const terms = fc.record(
  {
    creditLimit: fc.option(fc.nat(2000)),
    paymentDays: fc.nat(90),
    territory: fc.constantFrom('E', 'W'),
    priceList: fc.option(fc.constantFrom('STD', 'B')),
    blocked: fc.boolean(),
    closedThrough: fc.constantFrom('', '2026-08'),
  },
  { requiredKeys: [] },
);
const program = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: step },
    { weight: 1, arbitrary: terms.map((t) => ({ terms: t })) },
  ),
  { maxLength: 40 },
);
type Order = Step | { readonly terms: object };

/** Posts a program in which terms change between the entries. */
function runAll(ledger: MemoryLedger, all: readonly Order[]): void {
  for (const each of all) {
    if (!('terms' in each)) run(ledger, [each]);
    else {
      const day = '2026-11-20';
      const about = {
        entryId: newEntryId(day, 'D1'),
        day,
        by: 'M2',
        at: '2026-11-22T00:00:00.000Z',
      };
      const { account } = ledger;
      const after = termsPosting(account.head, each.terms, { ...about, hash: sha256 });
      ledger.account = {
        ...account,
        head: after.head,
        terms: after.dated ? [...account.terms, after.dated] : account.terms,
        entries: new Map([...account.entries, [after.entry.entryId, after.entry]]),
      };
    }
  }
}

/** Entries with every hash computed anew: what one who rewrites a ledger would leave behind. */
function chainedAgain(first: string, entries: readonly Entry[]): Entry[] {
  let previous = first;
  return entries.map((entry) => {
    previous = sha256(chainText(previous, entry));
    return { ...entry, hash: previous };
  });
}

const entriesOf = ({ entries }: Account) => [...entries.values()];

describe('an account rebuilt from its opening terms and its entries', () => {
  it('is to the bit the one that posting made, whatever was posted, in any order of entries', () => {
    fc.assert(
      fc.property(program, limit, fc.boolean(), (all, creditLimit, turned) => {
        const ledger = new MemoryLedger({ creditLimit });
        runAll(ledger, all);
        const entries = entriesOf(ledger.account);
        const again = rebuilt(
          anOpening({ creditLimit }),
          turned ? entries.toReversed() : entries,
          sha256,
        );
        expect(again).toStrictEqual({ ok: true, facts: ledger.account });
      }),
      { numRuns: 300 },
    );
  });

  it('is so too over a year and a half of dates, with numbers used again', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { account } = randomAccount(random(seed), 120, 540);
      const again = rebuilt(anOpening(), entriesOf(account), sha256);
      expect(again, `seed ${String(seed)}`).toStrictEqual({ ok: true, facts: account });
    }
  });

  it('of release 0.1, which kept no opening terms, takes what no entry changed from the head', () => {
    fc.assert(
      fc.property(program, limit, (all, creditLimit) => {
        const ledger = new MemoryLedger({ creditLimit, hash: '' });
        runAll(ledger, all);
        const { head, terms: dated } = ledger.account;
        const entries = entriesOf(ledger.account);
        const again = rebuilt(openingOf(head, dated, entries), entries, sha256, '');
        expect(again).toStrictEqual({ ok: true, facts: ledger.account });
      }),
    );
  });

  it('knows the due day of an opening credit that release 0.1 left out', () => {
    const ledger = new MemoryLedger({ paymentDays: 10 });
    const credit = ledger.recorded(newEntry('opening', { amount: -500, document: 'O1' }));
    expect(credit.due).toBe('2026-12-03');
    const older = { ...credit };
    delete older.due;
    const opening = anOpening({ paymentDays: 10 });
    const entries = chainedAgain(rebuiltHash(opening), [older]);
    const again = rebuilt(opening, entries, sha256);
    expect(again.ok && again.facts.documents).toEqual(ledger.account.documents);
  });
});

const rebuiltHash = (opening: ReturnType<typeof anOpening>): string => {
  const empty = rebuilt(opening, [], sha256);
  return empty.ok ? empty.facts.head.hash : '';
};

describe('entries that are not what was recorded', () => {
  const whole = () => {
    const { entries } = randomAccount(random(7), 60, 200);
    return entries;
  };
  const found = (entries: readonly Entry[]) => rebuilt(anOpening(), entries, sha256);

  it('are named by version: one altered, one taken out, one twice, other opening terms', () => {
    const entries = whole();
    for (const [i, entry] of entries.entries()) {
      const { version } = entry;
      const altered = entries.with(i, { ...entry, by: 'M9' });
      expect(found(altered)).toMatchObject({ reason: 'hash-differs', detail: { version } });
      if (version < entries.length) {
        const without = entries.toSpliced(i, 1);
        expect(found(without)).toMatchObject({ reason: 'version-missing', detail: { version } });
      }
      const twice = [...entries, entry];
      expect(found(twice)).toMatchObject({ reason: 'version-repeated', detail: { version } });
    }
    const other = rebuilt(anOpening({ creditLimit: 1 }), entries, sha256);
    expect(other).toMatchObject({ reason: 'hash-differs', detail: { version: 1 } });
  });

  it('are named although every hash was computed anew, where the sums no longer follow', () => {
    const entries = whole();
    const { hash } = new MemoryLedger().head;
    for (const [i, entry] of entries.entries()) {
      const rewritten = chainedAgain(
        hash,
        entries.with(i, { ...entry, balance: entry.balance + 1 }),
      );
      const { version } = entry;
      expect(found(rewritten)).toMatchObject({ reason: 'not-recordable', detail: { version } });
    }
  });
});

describe('totals folded again', () => {
  it('are those that flushes kept, of every month as of its mark', async () => {
    for (let seed = 1; seed <= 15; seed++) {
      const { account, entries } = randomAccount(random(seed), 80, 400);
      const months = [...new Set(entries.map((entry) => monthOf(entry.day)))].sort();
      for (const yearStart of ['2026-01', '2027-01']) {
        const kept = new Map<string, unknown>();
        await flush(
          {
            head: () => Promise.resolve(account.head),
            kept: () => Promise.resolve(null),
            entries: (month) => Promise.resolve(entries.filter((e) => monthOf(e.day) === month)),
            keep: (month, { totals }) => Promise.resolve(void kept.set(month, totals)),
            replace: () => Promise.resolve(false),
          },
          yearStart,
          yearStart,
        );
        const year = months.filter((m) => m.slice(0, 4) === yearStart.slice(0, 4));
        const folded = year.map((m) => [m, foldedTotals(entries, m, yearStart)] as const);
        expect(new Map(folded), `seed ${String(seed)}`).toEqual(kept);
      }
    }
  });
});
