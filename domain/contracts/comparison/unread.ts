import type { PlainText } from './plain-text.ts';

/** A stretch of the compared text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A compared text of which ever more is accounted for: no stretch stands for two things. */
export interface Unread {
  readonly plain: PlainText;
  readonly taken: Uint8Array;
}

/** A text of which nothing is accounted for yet. */
export const unread = (plain: PlainText): Unread => ({
  plain,
  taken: new Uint8Array(plain.text.length),
});

/** Accounts for a stretch. */
export const take = ({ taken }: Unread, { from, to }: Stretch): void => {
  taken.fill(1, from, to);
};

/** True where nothing of a stretch is accounted for. */
export const isFree = ({ taken }: Unread, { from, to }: Stretch): boolean => {
  for (let at = from; at < to; at++) if (taken[at] === 1) return false;
  return true;
};

/** True where a stretch begins and ends as words on paper do: at a blank, a line or a page. */
export const standsAlone = ({ plain: { text, breaks } }: Unread, { from, to }: Stretch): boolean =>
  (from === 0 || breaks[from] === true) && (to >= text.length || breaks[to] === true);

/** True where a stretch has its lines for itself, but for what is accounted for already. */
export function hasItsLines({ plain, taken }: Unread, { from, to }: Stretch): boolean {
  const isEdge = (before: number, after: number) =>
    after >= plain.text.length ||
    plain.source.slice(before < 0 ? 0 : plain.at[before], plain.at[after]).includes('\n');
  const begins = from === 0 || taken[from - 1] === 1 || isEdge(from - 1, from);
  return begins && (taken[to] === 1 || isEdge(to - 1, to));
}

/** The first free place at or after `start` where a text stands alone. */
export function findAlone(of: Unread, text: string, start: number): Stretch | null {
  return findWhere(of, text, start, (stretch) => standsAlone(of, stretch));
}

/** The first free place at or after `start` where a text stands and `fits` says yes. */
export function findWhere(
  of: Unread,
  text: string,
  start: number,
  fits: (stretch: Stretch) => boolean,
): Stretch | null {
  if (text === '') return null;
  for (let from = start; ; from++) {
    from = of.plain.text.indexOf(text, from);
    if (from === -1) return null;
    const stretch = { from, to: from + text.length };
    if (isFree(of, stretch) && fits(stretch)) return stretch;
  }
}

/** What nothing accounts for, in order, each stretch whole. */
export function freeStretches({ taken }: Unread): Stretch[] {
  const found: Stretch[] = [];
  for (let from = taken.indexOf(0); from !== -1;) {
    const end = taken.indexOf(1, from);
    const to = end === -1 ? taken.length : end;
    found.push({ from, to });
    from = end === -1 ? -1 : taken.indexOf(0, end);
  }
  return found;
}
