import {
  followUpChangesMax,
  type FollowUp,
  type FollowUpTerms,
  type NewFollowUp,
} from './follow-up.ts';
import { isSame } from './is-same.ts';
import type { By } from './member-changes.ts';
import { accept, refuse, type Outcome } from './outcome.ts';

/** What is said of a follow-up again; what is absent stays. */
export type FollowUpChange = {
  readonly [Term in keyof FollowUpTerms]?: FollowUpTerms[Term] | undefined;
};

/** An action as it is pinned: open, and nothing came of it yet. */
export function pinned(asked: NewFollowUp, ownerId: string, by: By): FollowUp {
  const { text, due } = asked;
  const terms = { text, ownerId, due, state: 'open', outcome: null } as const;
  return {
    ...asked,
    ...terms,
    ...{ pinnedBy: by.memberId, pinnedAt: by.at, version: 1 },
    history: [{ at: by.at, by: by.memberId, terms }],
  };
}

/** True where `before` is what came of the same request, whatever was said of it since. */
export function isSamePin(before: FollowUp, asked: NewFollowUp, ownerId: string): boolean {
  const by = { memberId: before.pinnedBy, at: before.pinnedAt };
  const wanted = pinned(asked, ownerId, by);
  const pinOf = ({ dealerId, productId, figure, month, value, history }: FollowUp) => ({
    ...{ dealerId, productId, figure, month, value },
    first: history[0]?.terms,
  });
  return isSame(pinOf(before), pinOf(wanted));
}

/** Why a follow-up is not changed. */
export type FollowUpRefusal = 'outcome-missing' | 'nothing-changed' | 'follow-up-full';

/**
 * The follow-up with changed terms. What is done or dropped says what came of it; what is open
 * again has no outcome yet. Every change stays in the history, which has an end.
 */
export function changedFollowUp(
  before: FollowUp,
  change: FollowUpChange,
  by: By,
): Outcome<FollowUp, FollowUpRefusal> {
  const state = change.state ?? before.state;
  const said = change.outcome === undefined ? before.outcome : change.outcome;
  const terms: FollowUpTerms = {
    text: change.text ?? before.text,
    ownerId: change.ownerId ?? before.ownerId,
    due: change.due ?? before.due,
    state,
    outcome: state === 'open' ? null : said,
  };
  if (state !== 'open' && terms.outcome === null) return refuse('outcome-missing');
  const last = lastTerms(before);
  if (last && isSame(last, terms)) return refuse('nothing-changed');
  if (before.history.length >= followUpChangesMax) return refuse('follow-up-full');
  const history = [...before.history, { at: by.at, by: by.memberId, terms }];
  return accept({ ...before, ...terms, version: before.version + 1, history });
}

/** What was last said of a follow-up: its history ends with what it is now. */
export const lastTerms = ({ history }: Pick<FollowUp, 'history'>): FollowUpTerms | undefined =>
  history.at(-1)?.terms;

/** True where the last change is this one, by the same person: its answer was lost. */
export function isRepeated(
  now: FollowUp,
  change: FollowUpChange,
  version: number,
  by: By,
): boolean {
  const last = now.history.at(-1);
  const before = now.history.at(-2);
  if (now.version !== version + 1 || last?.by !== by.memberId || !before) return false;
  const again = changedFollowUp(
    { ...now, ...before.terms, version, history: now.history.slice(0, -1) },
    change,
    by,
  );
  return again.ok && isSame({ terms: lastTerms(again.facts) }, { terms: last.terms });
}
