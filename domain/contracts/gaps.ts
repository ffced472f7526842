import { addDays, type Day } from '../values/day.ts';
import type { ContractLine } from './register.ts';

/** Days from one to another, both included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The days of `within` that no span covers, in order: the gaps between a dealer's contracts, in
 * which it would trade without one.
 */
export function gapsBetween(spans: readonly Span[], within: Span): Span[] {
  const gaps: Span[] = [];
  let next = within.from;
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (next > within.to) break;
    if (to < next) continue;
    if (from > next) gaps.push({ from: next, to: lastBefore(from, within.to) });
    next = addDays(to, 1);
  }
  return next > within.to ? gaps : [...gaps, { from: next, to: within.to }];
}

function lastBefore(day: Day, end: Day): Day {
  const before = addDays(day, -1);
  return before < end ? before : end;
}

/** The days on which a version holds, or held before it was superseded or terminated. */
export function daysHeld({
  state,
  from,
  to,
  heldThrough,
}: Pick<ContractLine, 'state' | 'from' | 'to' | 'heldThrough'>): Span[] {
  if (from === null || to === null) return [];
  if (state === 'in-force') return [{ from, to }];
  const isPast = state === 'terminated' || state === 'superseded';
  if (!isPast || heldThrough === null || heldThrough < from) return [];
  return [{ from, to: heldThrough < to ? heldThrough : to }];
}
