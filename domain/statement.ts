import type { Head } from './account.ts';
import type { OpenDocument } from './ageing.ts';
import type { Entry, EntryId } from './entry.ts';
import { exact, sum, type Money } from './values/money.ts';
import type { Day } from './values/day.ts';

/** How the document that an entry brought stands today. */
export type SettlementStatus = 'open' | 'part' | 'settled';

/** An entry as a statement shows it. */
export type StatementRow = Entry & {
  /** Balance in order of day. */
  readonly owedAfter: Money;
  readonly settlement: SettlementStatus | null;
  readonly reversedBy: EntryId | null;
};

/** A page of a statement: balance before its first entry and after its last, in order of day. */
export interface StatementPage {
  readonly opening: Money;
  readonly closing: Money;
  readonly rows: StatementRow[];
  /** The last row, where more follow. */
  readonly last: StatementRow | null;
}

/** What a page shows beside its entries. */
export interface StatementFacts {
  /** Balance before the first entry. */
  readonly opening: Money;
  /** What is open of the documents that the entries brought; others may be among them. */
  readonly open: readonly OpenDocument[];
  /** Entry → the correction that reversed it. */
  readonly reversals: ReadonlyMap<EntryId, EntryId>;
}

/**
 * What the entries from some day on to the newest of the account tell: the opening balance is the
 * head's less what moved since, so it is right whatever was dated back, and a correction shows on
 * what it reverses, because it is never dated before it.
 */
export const factsToNewest = (
  head: Pick<Head, 'balance'>,
  entries: readonly Entry[],
): Omit<StatementFacts, 'open'> => ({
  opening: exact(head.balance - sum(entries.map((entry) => entry.amount))),
  reversals: new Map(
    entries.flatMap((e) => (e.reverses === undefined ? [] : [[e.reverses, e.entryId] as const])),
  ),
});

/** A page of the statement up to a day, of entries in order of day: all that it may show. */
export function statementPage(
  entries: readonly Entry[],
  { opening, open, reversals }: StatementFacts,
  { to, size }: { readonly to: Day; readonly size: number },
): StatementPage {
  const shown = entries.filter((entry) => entry.day <= to);
  const openBy = new Map(open.map((document) => [document.first, document]));
  let owedAfter = opening;
  const rows = shown.slice(0, size).map((entry): StatementRow => {
    owedAfter = exact(owedAfter + entry.amount);
    return {
      ...entry,
      owedAfter,
      settlement: settlementOf(entry, openBy.get(entry.version)),
      reversedBy: reversals.get(entry.entryId) ?? null,
    };
  });
  const last = shown.length > rows.length ? (rows.at(-1) ?? null) : null;
  return { opening, closing: owedAfter, rows, last };
}

function settlementOf(
  { kind, document, amount }: Entry,
  kept: OpenDocument | undefined,
): SettlementStatus | null {
  const owes = kind === 'sale' || (kind === 'opening' && amount > 0);
  if (!owes || document === undefined) return null;
  if (!kept) return 'settled';
  return kept.open < kept.total ? 'part' : 'open';
}
