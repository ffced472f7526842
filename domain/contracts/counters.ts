import * as z from 'zod';
import type { Entry } from '../entry.ts';
import { ShortId } from '../values/code.ts';
import { exact, Money, sum } from '../values/money.ts';
import { named } from '../values/named.ts';

/** What was counted under one contract, all its versions together. */
export const Counter = z.strictObject({
  sold: Money,
  returned: Money,
  /** Product → base units sold less those taken back; only products of an agreed quantity. */
  of: z.record(ShortId, z.int()),
});
export type Counter = z.infer<typeof Counter>;

/**
 * What the head of an account says of contracts: which version of the terms in force it goes with,
 * so that terms read from before a change show, and what was counted under each contract.
 */
export const HeadContracts = z.strictObject({
  item: z.int().min(1),
  counters: z.record(z.string(), Counter),
  /** Exception → what was recorded under it, minor units; absent where none ever judged. */
  exceptions: z.record(z.string(), Money).optional(),
});
export type HeadContracts = z.infer<typeof HeadContracts>;

/** A change of the terms in force: their version after it, and which products are to be counted. */
export const ContractsChange = z.strictObject({
  item: z.int().min(1),
  /** Contract → its products of an agreed quantity. What was counted before goes on. */
  counts: z.record(z.string().max(16), z.array(ShortId).max(500)),
  /** Contracts that nothing is counted for any more: their last day is long over. */
  over: z.array(z.string().max(16)).max(100).optional(),
  /** The exceptions that are counted from now on; absent leaves them as they are. */
  exceptions: z.array(z.string().max(16)).max(100).optional(),
  /** SHA-256 of the terms in force after it; absent in changes of before it was kept. */
  digest: z.string().length(43).optional(),
});
export type ContractsChange = z.infer<typeof ContractsChange>;

/** Nothing counted yet. */
export const nothingCounted: Counter = { sold: 0, returned: 0, of: {} };

/** What the head says after a change of the terms in force. */
export function contractsAfter(
  before: HeadContracts | undefined,
  { item, counts, over = [], exceptions }: ContractsChange,
): HeadContracts {
  const standing = Object.entries(before?.counters ?? {}).filter(([id]) => !over.includes(id));
  const counters = Object.fromEntries(standing);
  for (const [contractId, products] of Object.entries(counts)) {
    const kept = counters[contractId] ?? nothingCounted;
    const begun = products.map((product) => [product, named(kept.of, product) ?? 0] as const);
    counters[contractId] = { ...kept, of: { ...kept.of, ...Object.fromEntries(begun) } };
  }
  const used = before?.exceptions;
  const kept = exceptions?.map((id) => [id, named(used ?? {}, id) ?? 0] as const);
  const after = kept ? Object.fromEntries(kept) : used;
  return { item, counters, ...(after ? { exceptions: after } : {}) };
}

type Counted = Pick<Entry, 'kind' | 'reversesKind' | 'lines' | 'contract' | 'exception'>;

/** What the head says after an entry: a sale counts, a return and a correction give back. */
export function countedWith(
  contracts: HeadContracts | undefined,
  entry: Counted,
): HeadContracts | undefined {
  return contracts && countedUnder(countedLifted(contracts, entry), entry);
}

/** Sales and returns alike use an exception up; a correction gives back. */
function countedLifted(contracts: HeadContracts, { exception, ...entry }: Counted): HeadContracts {
  const used = exception === undefined ? undefined : named(contracts.exceptions ?? {}, exception);
  if (used === undefined || exception === undefined) return contracts;
  const amount = sum(entry.lines.map((line) => line.amount));
  const after = exact(used + (entry.kind === 'correction' ? -amount : amount));
  return { ...contracts, exceptions: { ...contracts.exceptions, [exception]: after } };
}

function countedUnder(contracts: HeadContracts, entry: Counted): HeadContracts {
  const contractId = entry.contract?.contractId;
  const counter = contractId === undefined ? undefined : contracts.counters[contractId];
  if (!counter || contractId === undefined) return contracts;
  const back = entry.kind === 'correction' ? -1 : 1;
  const of = entry.kind === 'correction' ? entry.reversesKind : entry.kind;
  const amount = back * sum(entry.lines.map((line) => line.amount));
  const sign = of === 'sale' ? back : -back;
  const quantities = { ...counter.of };
  for (const { productId, quantity } of entry.lines) {
    const counted = named(quantities, productId);
    // What goes back frees no more than was sold: goods from before the contract do too.
    if (counted !== undefined)
      quantities[productId] = Math.max(0, exact(counted + sign * quantity));
  }
  const after: Counter = {
    sold: exact(counter.sold + (of === 'sale' ? amount : 0)),
    returned: exact(counter.returned + (of === 'return' ? amount : 0)),
    of: quantities,
  };
  return { ...contracts, counters: { ...contracts.counters, [contractId]: after } };
}
