import type { Hash } from '../../domain/chain.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Db } from '../dynamo.ts';
import { inParallel } from '../in-parallel.ts';
import type { Key } from '../keys.ts';
import { patience } from '../patience.ts';
import { anchorOf, isAtRest } from './anchoring.ts';
import { keepEnd, keepPart, keptParts, readPart, type Trailer } from './anchor-parts.ts';
import type { Locked } from './locked.ts';
import { readUnit, walk, type Unit } from './walk.ts';

/** What became of the anchor of a day. */
export interface Anchored {
  /** False where time ran out: the next run goes on after what is kept. */
  readonly isWhole: boolean;
  readonly parts: number;
  /** Customers left out of all parts: they were written to whenever they were looked at. */
  readonly restless: number;
  /** What this run itself kept. */
  readonly lines: number;
  readonly bytes: number;
}

/** How an anchor is written. */
export interface Pace {
  /** Characters of lines after which a part is closed. */
  readonly partSize: number;
  /** False where the run must end: it closes the part that it is at. */
  readonly hasTime: () => boolean;
}

/** Parts of some 4 MB, half of it when packed. */
export const unhurried: Pace = { partSize: 4_000_000, hasTime: () => true };

/**
 * Puts the anchor of a day under lock, in parts: what every account, and everything else that must
 * not change unseen, is now. It stops where there is no time left and goes on from there when it is
 * called again; of a day that is whole it changes nothing. Of runs at once each keeps what it is
 * first with, and goes on after what another was first with: each part begins where the one before
 * it ends, whoever kept it.
 */
export async function writeAnchor(
  db: Db,
  locked: Locked,
  day: Day,
  hash: Hash,
  pace: Pace = unhurried,
): Promise<Anchored> {
  const kept = await keptParts(locked, day);
  let { parts, trailer } = kept;
  let [lines, bytes, isLate] = [0, 0, false];
  while (!kept.isWhole && !isLate && trailer?.after !== null) {
    for await (const made of partsAfter(db, trailer?.after ?? null, hash, pace)) {
      const { after, restless, isLast } = made;
      const leftOut: number = (trailer?.leftOut ?? 0) + restless.length;
      trailer = { after, restless, leftOut };
      const size = await keepPart(locked, day, ++parts, made.lines.join(''), trailer);
      if (size === null) {
        trailer = (await readPart(locked, day, parts)).trailer;
        break;
      }
      [lines, bytes] = [lines + made.lines.length, bytes + size];
      isLate = isLast && after !== null;
    }
  }
  const isWhole = trailer?.after === null;
  if (isWhole && !kept.isWhole) await keepEnd(locked, day, { parts, trailer, isWhole });
  return { isWhole, parts, restless: trailer?.leftOut ?? 0, lines, bytes };
}

/** Lines that make a part, and what the part goes over. */
interface MadePart extends Pick<Trailer, 'after' | 'restless'> {
  readonly lines: readonly string[];
  /** True for the last part that there is time for. */
  readonly isLast: boolean;
}

async function* partsAfter(
  db: Db,
  after: Key | null,
  hash: Hash,
  { partSize, hasTime }: Pace,
): AsyncGenerator<MadePart, void> {
  let [lines, restless, size] = [[] as string[], [] as string[], 0];
  for await (const { units, last } of walk(db, after)) {
    for (const { line, unit, isStill } of await anchorsOf(db, units, hash)) {
      if (!isStill) restless.push(unit.pk);
      if (line !== '') lines.push(line);
      size += line.length;
    }
    const isLast = last === null || !hasTime();
    if (!isLast && size <= partSize) continue;
    yield { lines, restless, after: last, isLast };
    if (isLast) return;
    [lines, restless, size] = [[], [], 0];
  }
}

const turns = 5;
const waitMs = 50;

/**
 * The lines of units, '' for those that have none. A customer that was in the middle of a write
 * whenever it was read has none: a line of half a write would differ from what is stored for ever.
 */
function anchorsOf(db: Db, units: readonly Unit[], hash: Hash) {
  return inParallel(units, async (unit) => {
    let current = unit;
    for (let turn = 0; turn < turns && !isAtRest(current); turn++) {
      await patience.pause(waitMs * turn);
      current = await readUnit(db, current);
    }
    const isStill = isAtRest(current);
    const anchor = isStill ? anchorOf(current, hash) : null;
    return { unit, isStill, line: anchor ? `${JSON.stringify(anchor)}\n` : '' };
  });
}
