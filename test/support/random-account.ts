import type { Account } from '../../domain/account.ts';
import { newCompany } from '../../domain/company.ts';
import { entryId, type Entry } from '../../domain/entry.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { addDays, type Day } from '../../domain/values/day.ts';
import { aProduct, MemoryLedger } from './ledger.ts';

const prices = [7, 8, 9].map((price, i) => {
  const productId = `P${String(i + 1)}`;
  const prices = { STD: [{ from: '2000-01-01', price, per: 1 }] };
  return [productId, aProduct({ productId, code: productId, prices })] as const;
});

/**
 * An account after so many attempts at entries of every kind, dated in any order over `spread`
 * days from 1 January 2026 and judged by the real rules; what these refuse is left out.
 */
export function randomAccount(
  pick: Choose,
  attempts: number,
  spread: number,
): { account: Account; entries: readonly Entry[] } {
  const policies = { ...newCompany.policies, daysAhead: 31 };
  const ledger = new MemoryLedger({}, { products: new Map(prices), policies });
  const entries: Entry[] = [];
  for (let i = 0; i < attempts; i++) {
    const day = addDays('2026-01-01', pick(spread));
    const outcome = ledger.post(someEntry(ledger.account, day, i, pick), {
      today: addDays(day, pick(9)),
    });
    if (outcome.ok) entries.push(outcome.facts);
  }
  return { account: ledger.account, entries };
}

/** An integer below `n`. */
type Choose = (n: number) => number;

function someEntry(account: Account, day: Day, i: number, pick: Choose): NewEntry {
  const base = { entryId: entryId(day, 'D1', String(i).padStart(16, '0')), dealerId: 'D1', day };
  const documents = [...account.documents.keys()];
  const of = documents[pick(Math.max(1, documents.length))] ?? 'S0';
  const what = pick(12);
  if (what < 5) return someGoods(base, of, i, pick);
  if (what < 10) return someMoney(base, of, pick);
  const entries = [...account.entries.keys()];
  const reverses = entries[pick(Math.max(1, entries.length))] ?? base.entryId;
  return what === 10
    ? { ...base, kind: 'correction', reverses, reason: 'Because' }
    : { ...base, kind: 'allocation', settles: 'oldest' };
}

type Base = Pick<NewEntry, 'entryId' | 'dealerId' | 'day'>;

function someGoods(base: Base, of: string, i: number, pick: Choose): NewEntry {
  const lines = [{ productId: `P${String(1 + pick(3))}`, quantity: 1 + pick(20) }];
  const credit = { ...base, kind: 'return' as const, document: `R${String(i)}`, lines };
  // Few numbers, so that those of documents taken back are used again.
  const document = `S${String(pick(12))}`;
  switch (pick(5)) {
    case 0:
      return { ...credit, of };
    case 1:
      return credit;
    default:
      return { ...base, kind: 'sale', document, lines, due: addDays(base.day, pick(100)) };
  }
}

function someMoney(base: Base, of: string, pick: Choose): NewEntry {
  const amount = 1 + pick(150);
  const reason = 'Because';
  const settles = [{ document: of, amount: 1 + pick(amount) }];
  switch (pick(7)) {
    case 0:
      return { ...base, kind: 'payment', amount, settles: 'none' };
    case 1:
      return { ...base, kind: 'payment', amount, settles };
    case 2:
      return { ...base, kind: 'refund', amount, reason };
    case 3:
      return { ...base, kind: 'write-off', settles, reason };
    case 4: {
      const due = addDays(base.day, pick(9));
      return {
        ...base,
        kind: 'opening',
        amount: amount - 75,
        document: `S${String(pick(12))}`,
        due,
      };
    }
    default:
      return { ...base, kind: 'payment', amount };
  }
}
