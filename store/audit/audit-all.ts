import * as z from 'zod';
import { Finding } from '../../domain/audit.ts';
import type { Day } from '../../domain/values/day.ts';
import { anchorDays } from './anchor-parts.ts';
import {
  auditAccounts,
  auditAnchor,
  auditTable,
  isOfAccount,
  Place,
  type Auditor,
  type Stage,
} from './audit.ts';

/** How far a whole audit came: everything it must know to go on. */
export const Progress = z.strictObject({
  next: Place,
  /** Customers whose account differs from an anchor. */
  differing: z.array(z.string()),
  /** Of those, the first version found so far that does. */
  first: z.array(Finding),
});
export type Progress = z.infer<typeof Progress>;

/** Where every audit begins. */
export const beginning: Progress = {
  next: { in: 'table', after: null },
  differing: [],
  first: [],
};

/** A stage of the whole audit: what it went over, and how to go on after it. */
export interface WholeStage extends Omit<Stage, 'next'> {
  readonly of: 'table' | 'anchor';
  /** Null where all has been judged. */
  readonly progress: Progress | null;
}

/**
 * The whole audit from a place on: everything stored by itself, then against the anchors of these
 * days. Of an account that differs from any of them, the first version that does is named once,
 * looked for in all anchors that there are. Whom the newest anchor leaves out is told; an older one
 * may leave out whom a newer one has, because its hash commits to all that was before.
 */
export async function* auditAll(
  auditor: Auditor,
  days: readonly Day[],
  from: Progress = beginning,
): AsyncGenerator<WholeStage, void> {
  const all = auditor.locked ? await anchorDays(auditor.locked) : [];
  let progress: Progress | null = from;
  while (progress !== null) {
    let known: Progress = progress;
    const { next: place } = known;
    for await (const stage of stagesFrom(auditor, known)) {
      known = learned(known, stage);
      const next: Place | null = stage.next ?? placeAfter(known, days, all);
      progress = next && { ...known, next };
      const isNewest = place.in === 'anchor' && place.day === days.at(-1);
      yield {
        of: place.in === 'table' ? 'table' : 'anchor',
        judged: stage.judged,
        findings: told(place, stage.findings, progress ? [] : known.first),
        restless: place.in === 'table' || isNewest ? stage.restless : [],
        progress,
      };
    }
  }
}

/** The stages of what a place is in, up to its end. */
function stagesFrom(auditor: Auditor, { next, differing }: Progress): AsyncIterable<Stage> {
  if (next.in === 'table') return auditTable(auditor, next.after);
  if (next.in === 'anchor') return auditAnchor(auditor, next.day, next.part);
  return auditAccounts(auditor, next.day, new Set(differing), next.part);
}

/** The table is followed by the anchors, and those by the search where something differs. */
function placeAfter(
  { next: { in: where, ...at }, differing }: Progress,
  days: readonly Day[],
  all: readonly Day[],
): Place | null {
  const before = 'day' in at ? at.day : '';
  const then = (where === 'first' ? all : days).find((day) => day > before);
  if (then !== undefined) return { in: where === 'first' ? 'first' : 'anchor', day: then, part: 1 };
  const [first] = all;
  if (where !== 'anchor' || differing.length === 0 || first === undefined) return null;
  return { in: 'first', day: first, part: 1 };
}

function learned(known: Progress, { findings }: Stage): Progress {
  const ofAccounts = findings.filter(isOfAccount);
  if (known.next.in === 'table') return known;
  if (known.next.in === 'anchor') {
    const customers = ofAccounts.flatMap(({ customerId }) => customerId ?? []);
    return { ...known, differing: [...new Set([...known.differing, ...customers])] };
  }
  const first = new Map(known.first.map((found) => [found.pk, found]));
  for (const found of ofAccounts) {
    const before = first.get(found.pk)?.version ?? Infinity;
    if (before > (found.version ?? 0)) first.set(found.pk, found);
  }
  return { ...known, first: [...first.values()] };
}

/** What differs of accounts is told once, when it is known since when it does. */
function told(
  { in: where }: Place,
  findings: readonly Finding[],
  first: readonly Finding[],
): Finding[] {
  if (where === 'table') return [...findings];
  if (where === 'first') return [...first];
  return findings.filter((found) => !isOfAccount(found));
}
