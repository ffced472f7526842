import { contractNumber, type NumberRun } from '../contracts/number.ts';
import type { CensusFinding } from './census.ts';
import { archiveNumber } from './file.ts';

/** Places of a run that nothing has: from one to another, and how many of those between. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Most gaps of a run that are told one by one; the rest is told as one. */
const told = 5;

/**
 * The places from `after` + 1 to `last` that are not among those taken, which come in order. Of
 * more than five gaps the last one stands for all that follow, and says how many places they are.
 */
export function gapsIn(taken: Iterable<number>, after: number, last: number): Gap[] {
  const gaps: Gap[] = [];
  let next = after + 1;
  const close = (end: number) => {
    if (end < next) return;
    const tail = gaps.length === told ? gaps.pop() : undefined;
    const count = end - next + 1 + (tail?.count ?? 0);
    gaps.push({ from: tail?.from ?? next, to: end, count });
  };
  for (const place of taken) {
    if (place > last) break;
    close(place - 1);
    next = Math.max(next, place + 1);
  }
  close(last);
  return gaps;
}

/** Numbers of a year that no file has. */
export const fileGap = (year: number, { from, to, count }: Gap): CensusFinding => ({
  code: 'file-number-gap',
  number: archiveNumber(year, from),
  to: archiveNumber(year, to),
  count,
});

/** Numbers of a category and year that no contract has. */
export const contractGaps = (
  { category, year, last }: NumberRun,
  taken: ReadonlySet<number>,
): CensusFinding[] =>
  gapsIn(
    [...taken].sort((a, b) => a - b),
    0,
    last,
  ).map(({ from, to, count }) => ({
    code: 'contract-number-gap',
    number: contractNumber(category, year, from),
    to: contractNumber(category, year, to),
    count,
  }));
