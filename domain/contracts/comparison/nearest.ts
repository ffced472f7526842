import { pageOf, seenBetween } from './plain-text.ts';
import type { Passage } from './required.ts';
import { freeStretches, take, type Stretch, type Unread } from './unread.ts';

/** What a file says nearest to something, and where; nulls where nothing is near. */
export interface Nearest {
  readonly file: string | null;
  readonly page: number | null;
}

/** Alike enough to be shown beside each other. */
const near = 0.3;
/** So many signs are left at most where something near is still looked for. */
const signsMax = 40_000;
/** Lines of the file that one passage takes at most. */
const linesMax = 8;

/** What is left of a file nearest to passages that it does not have; accounted for then. */
export function nearestOf(left: Unread, missing: readonly Passage[]): Nearest {
  if (signsLeft(left) > signsMax) return { file: null, page: null };
  const found = missing.map((passage) => bestOf(left, passage)).filter((best) => best !== null);
  const [first] = found;
  if (!first) return { file: null, page: null };
  const said = found.map(({ from, to }) => seenBetween(left.plain, from, to));
  return { file: [...new Set(said)].join('\n'), page: pageOf(left.plain, first.from) };
}

const signsLeft = (left: Unread): number =>
  freeStretches(left).reduce((sum, { from, to }) => sum + to - from, 0);

function bestOf(left: Unread, { text }: Passage): Stretch | null {
  const wanted = pairsOf(text);
  let best: { place: Stretch; score: number } | null = null;
  for (const place of windows(left, text.length * 2 + 20)) {
    const score = likeness(wanted, pairsOf(left.plain.text.slice(place.from, place.to)));
    if (score > (best?.score ?? near)) best = { place, score };
  }
  if (best === null) return null;
  take(left, best.place);
  return best.place;
}

/** Runs of whole lines among what is left, each at most as long as asked. */
function windows(left: Unread, longest: number): Stretch[] {
  return freeStretches(left).flatMap((stretch) => {
    const lines = linesIn(left, stretch);
    return lines.flatMap(({ from }, i) =>
      lines
        .slice(i, i + linesMax)
        .filter((last, n) => n === 0 || last.to - from <= longest)
        .map((last) => ({ from, to: last.to })),
    );
  });
}

function linesIn({ plain: { source, at } }: Unread, { from, to }: Stretch): Stretch[] {
  const lines: Stretch[] = [];
  let start = from;
  for (let i = from + 1; i <= to; i++) {
    const isEnd = i === to || source.slice(at[i - 1], at[i]).includes('\n');
    if (isEnd) lines.push({ from: start, to: i });
    if (isEnd) start = i;
  }
  return lines;
}

/** What is left of a file, line by line, when all that the terms say is accounted for. */
export const passagesLeft = (left: Unread): { page: number; text: string }[] =>
  freeStretches(left)
    .map(({ from, to }) => ({
      page: pageOf(left.plain, from),
      text: seenBetween(left.plain, from, to),
    }))
    .filter(({ text }) => text !== '');

/** Each two neighbouring signs of a text. */
function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

/** From 0, nothing alike, to 1: how many of their pairs two texts share. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return (2 * shared) / (one.size + other.size);
}
