import { standing, type Account, type AccountDocument } from './account.ts';
import type { Allocation, Entry } from './entry.ts';
import type { NewEntry } from './new-entry.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import type { PostingReason } from './posting.ts';
import { present } from './posting-goods.ts';
import type { Movement } from './recording.ts';
import { sum, type Money } from './values/money.ts';

type Correction = Extract<NewEntry, { kind: 'correction' }>;

/** The number of the document that an entry brought into the account, if it brought one. */
export function ownDocument(entry: Entry): string | null {
  const brings =
    entry.kind === 'sale' ||
    entry.kind === 'opening' ||
    (entry.kind === 'return' && entry.of === undefined);
  return brings ? (entry.document ?? null) : null;
}

/** Every document that reversing the entry may change. */
export const documentsToReverse = (entry: Entry): string[] => [
  ...new Set(
    [ownDocument(entry), entry.of, ...entry.allocations.map((a) => a.document)].filter(
      (document): document is string => typeof document === 'string',
    ),
  ),
];

/**
 * Reverses an entry, once, and nets it to zero. What is open on the document it brought is closed,
 * and what had been paid on it returns to unapplied credit; documents that it settled are open
 * again. Where its credit was used for something else since, what is missing stays owed as a
 * document of its own that carries the id of the reversed entry.
 */
export function correction(account: Account, entry: Correction): Outcome<Movement, PostingReason> {
  const original = account.entries.get(entry.reverses);
  if (!original) return refuse('entry-not-found');
  if (original.kind === 'correction' || original.kind === 'terms') return refuse('not-reversible');
  const by = reversedBy(account, original);
  if (by !== null) return refuse('already-reversed', { by });
  if (entry.day < original.day) return refuse('day-too-old', { earliest: original.day });
  const allocations = returned(account, original);
  const missing = shortfall(account, original.amount, allocations);
  const { document, of, kind, contract, exception } = original;
  return accept({
    amount: -original.amount || 0,
    lines: original.lines,
    allocations:
      missing > 0 ? [...allocations, { document: original.entryId, amount: missing }] : allocations,
    ...(missing > 0
      ? { brings: { document: original.entryId, total: missing, due: entry.day } }
      : {}),
    ...marksOf(account, original, entry.entryId),
    particulars: {
      ...present({ document, of, contract, exception }),
      reverses: original.entryId,
      reversesKind: kind,
      reason: entry.reason,
    },
  });
}

/** The correction that reversed the entry; '–' where its number has been used again since. */
export function reversedBy(account: Account, original: Entry): string | null {
  const own = ownDocument(original);
  if (own === null) return account.reversals.get(original.entryId) ?? null;
  const kept = account.documents.get(own);
  if (!kept || kept.first !== original.version) return '–';
  return kept.reversedBy ?? null;
}

/** The documents' changes back: its own document closes, those it settled open again. */
function returned(account: Account, original: Entry): Allocation[] {
  const own = ownDocument(original);
  const open = own === null ? 0 : (standing(account, own)?.open ?? 0);
  const settled = original.allocations.flatMap(({ document, amount }) => {
    const kept = document === own ? null : asThen(account, document, original);
    const back = kept ? Math.min(-amount, kept.total - kept.open) : 0;
    return back > 0 ? [{ document, amount: back }] : [];
  });
  return own !== null && open > 0 ? [{ document: own, amount: -open }, ...settled] : settled;
}

/** The document as the entry met it: not taken back since, nor its number used again. */
function asThen(account: Account, document: string, entry: Entry): AccountDocument | null {
  const kept = standing(account, document);
  return kept && kept.first < entry.version ? kept : null;
}

/** How much more credit would have to be taken back than there is. */
function shortfall(account: Account, amount: Money, allocations: readonly Allocation[]): Money {
  const owed = sum(allocations.map((a) => a.amount));
  return Math.max(0, -(account.head.unapplied + owed + amount));
}

/** How a reversal shows on what it reversed: on its document, or by a mark of its own. */
export function marksOf(
  account: Account,
  original: Entry,
  by: string,
): Pick<Movement, 'marks' | 'marked'> {
  const marks = new Map<string, Pick<AccountDocument, 'reversedBy' | 'returns'>>();
  const own = ownDocument(original);
  if (own !== null) marks.set(own, { reversedBy: by });
  const from = original.of === undefined ? null : asThen(account, original.of, original);
  if (from) {
    const returns = (from.returns ?? []).filter((number) => number !== original.document);
    marks.set(from.document, { returns });
  }
  return { marks, marked: own === null };
}
