import { standing, type Account, type AccountDocument, type Head } from './account.ts';
import { chainText, genesis, type Hash } from './chain.ts';
import type { Entry, EntryId } from './entry.ts';
import { newAccount, type OpeningTerms } from './opening-terms.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { step, type Movement } from './recording.ts';
import { marksOf, ownDocument, reversedBy } from './reversing.ts';
import { closedMonth, termsOn, termsPosting, type DatedTerms } from './terms.ts';
import { addDays } from './values/day.ts';
import { monthOf } from './values/month.ts';

/**
 * Why entries do not make an account; `detail.version` names the entry.
 * - `version-missing`: no entry has this version, though later ones exist.
 * - `version-repeated`: more than one entry has it.
 * - `hash-differs`: its hash is not that of its content after the entry before.
 * - `not-recordable`: its hash is, but recording it on this account would give another entry.
 */
export type RebuildReason =
  'version-missing' | 'version-repeated' | 'hash-differs' | 'not-recordable';

/** An account on its way from opening to its newest entry. */
interface Replay {
  head: Head;
  terms: DatedTerms[];
  readonly inForce: null;
  readonly documents: Map<string, AccountDocument>;
  readonly entries: Map<EntryId, Entry>;
  readonly reversals: Map<EntryId, EntryId>;
}

/**
 * The account that these entries, in any order, make of its opening terms: head, dated terms, every
 * document, every reversal, equal to the bit to what was kept as they were recorded. The same code
 * records them again, so nothing that a posting does has a second description here. `first` is
 * what the first entry follows on.
 */
export function rebuilt(
  opening: OpeningTerms,
  entries: readonly Entry[],
  hash: Hash,
  first = genesis(opening, hash),
): Outcome<Account, RebuildReason> {
  const { head, terms } = newAccount(opening, first);
  const replay: Replay = {
    head,
    terms: [...terms],
    inForce: null,
    documents: new Map(),
    entries: new Map(),
    reversals: new Map(),
  };
  for (const entry of entries.toSorted((a, b) => a.version - b.version)) {
    const wrong = replayed(replay, entry, hash);
    if (wrong) return wrong;
  }
  return accept(replay);
}

/**
 * The terms of an account that was opened before its opening terms were kept: those that no entry
 * changed still stand on the head, the first dated ones in `terms`. Nothing commits to them.
 */
export function openingOf(
  head: Head,
  terms: readonly DatedTerms[],
  entries: readonly Entry[],
): OpeningTerms {
  const first = entries.find((entry) => entry.version === 1);
  const { dealerId, territory, blocked, creditLimit, paymentDays, priceList, at } = head;
  return {
    dealerId,
    territory,
    blocked,
    creditLimit: first ? first.creditLimit : creditLimit,
    paymentDays: terms[0]?.paymentDays ?? paymentDays,
    priceList: terms[0]?.priceList === undefined ? priceList : terms[0].priceList,
    at: first?.at ?? at,
  };
}

function replayed(replay: Replay, entry: Entry, hash: Hash) {
  const { version } = entry;
  const expected = replay.head.version + 1;
  if (version > expected) return refuse('version-missing', { version: expected });
  if (version < expected) return refuse('version-repeated', { version });
  if (hash(chainText(replay.head.hash, entry)) !== entry.hash) {
    return refuse('hash-differs', { version });
  }
  const again =
    entry.kind === 'terms' ? changeTerms(replay, entry, hash) : move(replay, entry, hash);
  if (again?.hash !== entry.hash) return refuse('not-recordable', { version });
  replay.entries.set(entry.entryId, entry);
  return null;
}

/** Changes the terms as the entry did; answers the entry as it would be recorded. */
function changeTerms(replay: Replay, entry: Entry, hash: Hash): Entry {
  const { entryId, day, by, at, reason } = entry;
  const about = { entryId, day, by, at, reason, hash };
  const after = termsPosting(replay.head, entry.terms ?? {}, about);
  replay.head = after.head;
  if (after.dated) replay.terms.push(after.dated);
  return after.entry;
}

/** Moves the account as the entry did; null where that can't be: no rule would have allowed it. */
function move(replay: Replay, entry: Entry, hash: Hash): Entry | null {
  const movement = movementOf(replay, entry);
  if (!movement || closedMonth(replay.head, monthOf(entry.day))) return null;
  const { entryId, kind, day, content, by, at } = entry;
  try {
    const after = step(replay, { entryId, kind, day, content }, movement, { by, at, hash });
    replay.head = after.head;
    for (const [number, document] of after.documents) replay.documents.set(number, document);
    if (movement.marked && entry.reverses !== undefined) {
      replay.reversals.set(entry.reverses, entryId);
    }
    return after.entry;
  } catch {
    // Recording throws where a document is not there or an amount would fall below zero.
    return null;
  }
}

/** The movement that an entry records. Everything else about it is kept as it came. */
function movementOf(account: Account, entry: Entry): Movement | null {
  const { amount, allocations, lines } = entry;
  const judgedBy =
    entry.contract && entry.kind === 'sale' ? { creditLimit: entry.creditLimit } : {};
  const as = { amount, allocations, lines, particulars: entry, ...judgedBy };
  if (entry.kind === 'correction') return reversal(account, entry, as);
  const own = ownDocument(entry);
  if (own !== null) {
    if (standing(account, own)) return null;
    const sold = entry.kind === 'sale' && entry.contract ? { contract: entry.contract } : {};
    const brings = { document: own, total: amount, due: dueOf(account, entry), ...sold };
    return { ...as, brings };
  }
  if (entry.kind !== 'return' || entry.of === undefined || entry.document === undefined) return as;
  const from = standing(account, entry.of);
  if (!from) return null;
  const returns = [...(from.returns ?? []), entry.document];
  return { ...as, marks: new Map([[from.document, { returns }]]) };
}

function reversal(account: Account, entry: Entry, as: Movement): Movement | null {
  const original = account.entries.get(entry.reverses ?? '');
  if (!original || reversedBy(account, original) !== null) return null;
  const missing = entry.allocations.find(({ document }) => document === original.entryId);
  return {
    ...as,
    ...(missing
      ? { brings: { document: missing.document, total: missing.amount, due: entry.day } }
      : {}),
    ...marksOf(account, original, entry.entryId),
  };
}

/** Release 0.1 left the day out of an opening credit; this is what it took where none was sent. */
function dueOf({ terms, head }: Account, { kind, day, due }: Entry): string {
  if (kind === 'return') return day;
  return due ?? addDays(day, termsOn(terms, head, day).paymentDays);
}
