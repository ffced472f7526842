import type { Account } from '../../../domain/account.ts';
import { chainText, genesis } from '../../../domain/chain.ts';
import type { Entry } from '../../../domain/entry.ts';
import { foldedTotals } from '../../../domain/rebuild-totals.ts';
import { rebuilt } from '../../../domain/rebuild.ts';
import { entryItem, entryOf } from '../../../store/entries.ts';
import { keys } from '../../../store/keys.ts';
import { totalsItem, totalsOfItem } from '../../../store/kept-totals.ts';
import { documentItem } from '../../../store/open-items.ts';
import type { Item } from '../../../store/read-many.ts';
import { openingOfItem, termsItem } from '../../../store/terms.ts';
import { sha256 } from '../../../store/sha256.ts';

const isOf = (dealerId: string, item: Item) => item['pk'] === `D#${dealerId}`;

/** The entries of an account, in order of version. */
export const entriesIn = (items: readonly Item[], dealerId: string): Entry[] =>
  items
    .filter((item) => isOf(dealerId, item) && String(item['sk']).startsWith('E#'))
    .map(entryOf)
    .sort((a, b) => a.version - b.version);

/**
 * Everything of an account as it would be had these entries been recorded: every hash computed
 * anew, head, terms, documents, marks and totals made to fit. Nothing in it contradicts itself.
 */
export function rewritten(
  items: readonly Item[],
  dealerId: string,
  entries: readonly Entry[],
): Item[] {
  const terms = items.find((item) => isOf(dealerId, item) && item['sk'] === 'T');
  const opening = openingOfItem(terms, dealerId);
  if (!opening) throw new Error(`${dealerId} has no opening terms`);
  let previous = genesis(opening, sha256);
  const chained = entries.map((entry) => {
    previous = sha256(chainText(previous, entry));
    return { ...entry, hash: previous };
  });
  const made = rebuilt(opening, chained, sha256);
  if (!made.ok) throw new Error(made.reason);
  const others = items.filter(
    (item) => !isOf(dealerId, item) || !/^(H|T|E#.*|I#.*|R#.*|M#.*#T)$/.test(String(item['sk'])),
  );
  return [
    ...others,
    ...accountItems(made.facts),
    termsItem(dealerId, made.facts.terms, opening),
    ...totalsIn(items, dealerId, chained),
  ];
}

const accountItems = ({ head, entries, documents, reversals }: Account): Item[] => [
  { ...keys.head(head.dealerId), ...head },
  ...[...entries.values()].map(entryItem),
  ...[...documents.values()].map((d) => documentItem(head.dealerId, head.territory, d)),
  ...[...reversals].map(([entryId, by]) => ({ ...keys.reversal(head.dealerId, entryId), by })),
];

function totalsIn(items: readonly Item[], dealerId: string, entries: readonly Entry[]): Item[] {
  const kept = items.filter((item) => isOf(dealerId, item) && /^M#.*#T$/.test(String(item['sk'])));
  return kept.map((item) => {
    const month = String(item['sk']).slice(2, 9);
    const { yearFrom } = totalsOfItem(item);
    const totals = foldedTotals(entries, month, yearFrom);
    return totalsItem(dealerId, month, { mark: entries.length, yearFrom, totals });
  });
}
