import { isSame } from '../../domain/is-same.ts';
import type { By } from '../../domain/member-changes.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';

/** A text of the company that is kept in versions. */
interface Versioned {
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** Who writes, and how it is kept: false where someone else was first. */
interface Writing<Text> {
  readonly by: By;
  readonly keep: (after: Text) => Promise<boolean>;
}

/**
 * Writes the next version of a text. What is said names the version that was read, 0 where there
 * was none; the same again from the same person gives the first answer again.
 */
export async function nextVersion<Text extends Versioned>(
  before: Text | null,
  said: Omit<Text, 'changedAt' | 'changedBy'>,
  { by, keep }: Writing<Text>,
): Promise<Outcome<Text, 'changed-meanwhile' | 'nothing-changed'>> {
  const version = said.version + 1;
  const after = { ...said, version, changedAt: by.at, changedBy: by.memberId } as Text;
  const unchanged = before !== null && isSame(content(before), content(after));
  if ((before?.version ?? 0) !== said.version) {
    const repeated = before?.version === version && before.changedBy === by.memberId;
    return repeated && unchanged ? accept(before) : refuse('changed-meanwhile');
  }
  if (unchanged) return refuse('nothing-changed');
  return (await keep(after)) ? accept(after) : refuse('changed-meanwhile');
}

const content = <Text extends Versioned>({
  version: _,
  changedAt: __,
  changedBy: ___,
  ...rest
}: Text) => rest;
