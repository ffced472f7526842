import type { By } from '../../member-changes.ts';
import { accept, refuse, type Outcome } from '../../outcome.ts';
import type { ClausePages } from '../compiled.ts';
import type { Letter } from '../terms.ts';
import type { Verdict } from './verdict.ts';

/** Blocks that a person must look at and nobody has confirmed yet. */
export const unconfirmed = ({ blocks, confirmed }: Verdict): Letter[] =>
  blocks
    .filter(({ outcome }) => outcome === 'unread' || outcome === 'other-words')
    .map(({ letter }) => letter)
    .filter((letter) => !confirmed.some((one) => one.letter === letter));

/** Why a verdict does not allow its version to come into force. */
export type VerdictRefusal =
  | 'signed-copy-not-compared'
  | 'signed-copy-differs'
  | 'signed-copy-unconfirmed'
  | 'signed-copy-adds';

/**
 * Judges whether a signed file says what the terms say: each line word for word, or confirmed by
 * who keeps the archive. A difference can't be confirmed: either the paper or the terms are wrong.
 * Answers the page of each clause, the confirmed ones before those that were found.
 */
export function judgeVerdict(
  verdict: Verdict | null,
  digest: string,
): Outcome<ClausePages, VerdictRefusal> {
  if (verdict?.digest !== digest) return refuse('signed-copy-not-compared');
  const [first] = verdict.differences;
  if (first?.outcome === 'differs') {
    const { letter, terms, file, page } = first;
    const found = { letter, terms, file: file ?? '–', page: page ?? '–' };
    return refuse('signed-copy-differs', { ...found, count: verdict.differing });
  }
  const letters = unconfirmed(verdict);
  if (letters.length > 0) return refuse('signed-copy-unconfirmed', { letters: letters.join(', ') });
  const [more] = verdict.addedConfirmed === null ? verdict.added : [];
  if (more) return refuse('signed-copy-adds', { ...more, count: verdict.adding });
  return accept(pagesOf(verdict));
}

const pagesOf = ({ blocks, confirmed }: Verdict): ClausePages =>
  Object.fromEntries([
    ...blocks.flatMap(({ letter, page }) => (page === null ? [] : [[letter, page]])),
    ...confirmed.map(({ letter, page }) => [letter, page]),
  ]) as ClausePages;

/** What is confirmed: blocks with their pages, and that what is said besides changes no term. */
export interface Confirming {
  readonly revision: number;
  readonly blocks: readonly { readonly letter: Letter; readonly page: number }[];
  readonly added: boolean;
}

/** Why something can't be confirmed. */
export type ConfirmRefusal = 'changed-meanwhile' | 'confirmation-not-wanted' | 'page-not-there';

/**
 * Keeps what the custodian confirmed. Only what a machine could not tell is confirmed; a later word
 * on a block takes the place of the one before.
 */
export function confirm(
  before: Verdict,
  { revision, blocks, added }: Confirming,
  { memberId: by, at }: By,
): Outcome<Verdict, ConfirmRefusal> {
  if (isRepeat(before, { revision, blocks, added }, by)) return accept(before);
  if (revision !== before.revision) return refuse('changed-meanwhile');
  for (const { letter, page } of blocks) {
    const outcome = before.blocks.find((one) => one.letter === letter)?.outcome;
    if (outcome === 'same' || outcome === 'differs')
      return refuse('confirmation-not-wanted', { letter });
    if (page > before.pages) return refuse('page-not-there', { page, pages: before.pages });
  }
  if (added && before.adding === 0) return refuse('confirmation-not-wanted', { letter: '–' });
  const said = new Set(blocks.map(({ letter }) => letter));
  const confirmed = [
    ...before.confirmed.filter(({ letter }) => !said.has(letter)),
    ...blocks.map(({ letter, page }) => ({ letter, page, at, by })),
  ].sort((a, b) => a.letter.localeCompare(b.letter));
  const addedConfirmed = added ? { at, by } : before.addedConfirmed;
  return accept({ ...before, revision: revision + 1, confirmed, addedConfirmed });
}

/** True where this very confirmation was kept before, and its answer was lost. */
const isRepeat = (before: Verdict, { revision, blocks, added }: Confirming, by: string): boolean =>
  before.revision === revision + 1 &&
  (!added || before.addedConfirmed?.by === by) &&
  blocks.every(({ letter, page }) =>
    before.confirmed.some((one) => one.letter === letter && one.page === page && one.by === by),
  );
