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
  pick: (n: number) => number,
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

function someEntry(account: Account, day: Day, i: number, pick: (n: number) => number): NewEntry {
  const id = entryId(day, 'D1', String(i).padStart(16, '0'));
  const base = { entryId: id, dealerId: 'D1', day };
  const goods = () => [{ productId: `P${String(1 + pick(3))}`, quantity: 1 + pick(20) }];
  const amount = 1 + pick(150);
  const documents = [...account.documents.keys()];
  // Few numbers, so that those of documents taken back are used again.
  const document = `S${String(pick(12))}`;
  const some = documents[pick(Math.max(1, documents.length))] ?? document;
  const reason = 'Because';
  switch (pick(12)) {
    case 0:
      return { ...base, kind: 'return', document: `R${String(i)}`, lines: goods(), of: some };
    case 1:
      return { ...base, kind: 'return', document: `R${String(i)}`, lines: goods() };
    case 2:
      return { ...base, kind: 'payment', amount, settles: 'none' };
    case 3:
      return {
        ...base,
        kind: 'payment',
        amount,
        settles: [{ document: some, amount: 1 + pick(amount) }],
      };
    case 4:
    case 5:
      return { ...base, kind: 'payment', amount };
    case 6:
      return { ...base, kind: 'refund', amount: 1 + pick(40), reason };
    case 7:
      return {
        ...base,
        kind: 'write-off',
        settles: [{ document: some, amount: 1 + pick(20) }],
        reason,
      };
    case 8: {
      const entries = [...account.entries.keys()];
      const reverses = entries[pick(Math.max(1, entries.length))] ?? id;
      return { ...base, kind: 'correction', reverses, reason };
    }
    case 9:
      return pick(2) > 0
        ? { ...base, kind: 'allocation', settles: 'oldest' }
        : {
            ...base,
            kind: 'opening',
            amount: pick(200) - 100,
            document,
            due: addDays(day, pick(9)),
          };
    default:
      return { ...base, kind: 'sale', document, lines: goods(), due: addDays(day, pick(100)) };
  }
}
