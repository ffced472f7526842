import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as z from 'zod';
import { AnchorLine } from '../../domain/anchor.ts';
import type { Hash } from '../../domain/chain.ts';
import { Day } from '../../domain/values/day.ts';
import type { Db } from '../dynamo.ts';
import { inParallel } from '../in-parallel.ts';
import { anchorOf, isAtRest } from './anchoring.ts';
import { readUnit, walk, type Unit } from './walk.ts';

/** Where objects are kept that nobody can change or delete before their day. */
export interface Locked {
  /** Keeps bytes under a key; false where the key has some already, which stay. */
  keep(key: string, bytes: Uint8Array): Promise<boolean>;
  read(key: string): Promise<Uint8Array>;
  /** Every key under a prefix, in order. */
  list(prefix: string): AsyncIterable<string>;
}

/** What became of the anchor of a day. */
export interface Anchored {
  /** False where time ran out: the next run goes on after what is kept. */
  readonly isWhole: boolean;
  readonly parts: number;
  readonly lines: number;
  readonly bytes: number;
}

/** The last line of a part: where in the table to go on; null after the last part. */
const Trailer = z.strictObject({ after: z.object({ pk: z.string(), sk: z.string() }).nullable() });

/** Characters of lines in a part: some 4 MB, half of it when packed. */
const partSize = 4_000_000;
const folder = 'anchors/';
const partKey = (day: Day, part: number) =>
  `${folder}${day}/${String(part).padStart(5, '0')}.jsonl.gz`;
const endKey = (day: Day) => `${folder}${day}/whole.json`;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/**
 * Puts the anchor of a day under lock, in parts: what every account, and everything else that must
 * not change unseen, is now. It stops where `hasTime` says so and goes on from there when it is
 * called again; of a day that is whole it changes nothing.
 */
export async function writeAnchor(
  db: Db,
  locked: Locked,
  day: Day,
  hash: Hash,
  hasTime: () => boolean = () => true,
): Promise<Anchored> {
  const kept = await keptParts(locked, day);
  const sum = { parts: kept.parts, lines: 0, bytes: 0 };
  let [text, count] = ['', 0];
  const close = async (trailer: z.infer<typeof Trailer>) => {
    const bytes = await pack(`${text}${JSON.stringify(trailer)}\n`);
    const isKept = await locked.keep(partKey(day, ++sum.parts), bytes);
    if (isKept) [sum.lines, sum.bytes] = [sum.lines + count, sum.bytes + bytes.length];
    [text, count] = ['', 0];
    return isKept;
  };
  if (!kept.isWhole && !kept.isLast) {
    for await (const { units, last } of walk(db, kept.after)) {
      const lines = await linesOf(db, units, hash);
      count += lines.length;
      text += lines.join('');
      const isLate = !hasTime();
      if (last !== null && text.length <= partSize && !isLate) continue;
      // Another run of the same day is at it, and was first: its parts are those that count.
      if (!(await close({ after: last })) && last !== null) return { isWhole: false, ...sum };
      if (last !== null && isLate) return { isWhole: false, ...sum };
    }
  }
  await locked.keep(endKey(day), Buffer.from(JSON.stringify({ parts: sum.parts })));
  return { isWhole: true, ...sum };
}

/** Days whose anchors are whole, in order. */
export async function anchorDays(locked: Locked): Promise<Day[]> {
  const days: Day[] = [];
  for await (const key of locked.list(folder)) {
    const day = key.slice(folder.length, folder.length + 10);
    if (key === endKey(day)) days.push(day);
  }
  return days;
}

/** Lines of a day's anchor, part after part from the part with this number on. */
export async function* readAnchor(
  locked: Locked,
  day: Day,
  from = 1,
): AsyncGenerator<{ readonly part: number; readonly lines: readonly AnchorLine[] }, void> {
  for (let part = from; ; part++) {
    const { lines, after } = await readPart(locked, day, part);
    yield { part, lines };
    if (after === null) return;
  }
}

async function readPart(locked: Locked, day: Day, part: number) {
  const text = (await unpack(await locked.read(partKey(day, part)))).toString();
  const records = text.trimEnd().split('\n');
  const { after } = Trailer.parse(JSON.parse(records.pop() ?? ''));
  const lines = records.map((record) => AnchorLine.parse(JSON.parse(record)));
  return { lines, after };
}

/** What an earlier run of the day kept. */
async function keptParts(locked: Locked, day: Day) {
  let [parts, isWhole] = [0, false];
  for await (const key of locked.list(`${folder}${day}/`)) {
    if (key === endKey(day)) isWhole = true;
    else parts += 1;
  }
  const after = parts === 0 ? null : (await readPart(locked, day, parts)).after;
  return { parts, isWhole, after, isLast: parts > 0 && after === null };
}

const turns = 5;
const waitMs = 50;

async function linesOf(db: Db, units: readonly Unit[], hash: Hash): Promise<string[]> {
  const anchors = await inParallel(units, async (unit) => {
    let current = unit;
    for (let turn = 0; turn < turns && !isAtRest(current); turn++) {
      await pause(waitMs * turn);
      current = await readUnit(db, current);
    }
    return anchorOf(current, hash);
  });
  return anchors.flatMap((anchor) => (anchor ? [`${JSON.stringify(anchor)}\n`] : []));
}
