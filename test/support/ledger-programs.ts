import fc from 'fast-check';
import type { NewEntry } from '../../domain/new-entry.ts';
import { MemoryLedger, newEntry, worth } from './ledger.ts';

const numbers = ['A', 'B', 'C', 'D', 'E', 'F'];
const document = fc.constantFrom(...numbers);
export const amount = fc.integer({ min: 1, max: 9 }).map((n) => n * 100);
const day = fc.constantFrom('2026-09-30', '2026-10-01', '2026-11-20', '2026-11-23');
export const reason = 'as it happens';

/** An entry to post, or the order to reverse the n-th of those recorded. */
export type Step = { readonly entry: NewEntry } | { readonly reverse: number };

/** Entries as they may come: most are meant well, many are refused. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ document, amount, day }).map(sale) },
  { weight: 2, arbitrary: fc.record({ document, amount, day, of: fc.option(document) }).map(back) },
  { weight: 4, arbitrary: fc.record({ amount, day, document, how: fc.nat(2) }).map(payment) },
  {
    weight: 1,
    arbitrary: amount.map((n) => ({ entry: newEntry('refund', { amount: n, reason }) })),
  },
  { weight: 1, arbitrary: fc.record({ document, amount }).map(writeOff) },
  { weight: 1, arbitrary: fc.constant(null).map(allocation) },
  { weight: 1, arbitrary: fc.record({ document, amount }).map(opening) },
  { weight: 3, arbitrary: fc.nat(30).map((reverse) => ({ reverse })) },
);
export const steps = fc.array(step, { maxLength: 40 });
export const limit = fc.option(fc.integer({ min: 0, max: 20 }).map((n) => n * 100));

type Named = { document: string; amount: number; day: string };
function sale({ amount: n, ...rest }: Named): Step {
  return { entry: newEntry('sale', { ...rest, lines: worth(n) }) };
}
function back({ amount: n, of, day: on, document: number }: Named & { of: string | null }): Step {
  const more = of === null ? {} : { of };
  const entry = newEntry('return', { document: `R${number}`, day: on, lines: worth(n), ...more });
  return { entry };
}
function payment({ amount: n, day: on, document: number, how }: Named & { how: number }): Step {
  const settles = [[{ document: number, amount: n }], 'oldest' as const, 'none' as const][how];
  return { entry: newEntry('payment', { amount: n, day: on, ...(settles ? { settles } : {}) }) };
}
function writeOff(settled: { document: string; amount: number }): Step {
  return { entry: newEntry('write-off', { settles: [settled], reason }) };
}
function allocation(): Step {
  return { entry: newEntry('allocation', { settles: 'oldest' }) };
}
function opening({ document: number, amount: n }: { document: string; amount: number }): Step {
  return { entry: newEntry('opening', { document: `O${number}`, amount: n }) };
}

/** Posts the steps one after the other; gives every entry that was sent. */
export function run(ledger: MemoryLedger, all: readonly Step[]): NewEntry[] {
  return all.map((each) => {
    const recorded = [...ledger.account.entries.keys()];
    const entry =
      'entry' in each
        ? each.entry
        : newEntry('correction', {
            reverses:
              recorded[each.reverse % recorded.length] ??
              newEntry('payment', { amount: 1 }).entryId,
            reason,
          });
    ledger.post(entry);
    return entry;
  });
}
