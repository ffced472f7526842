import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as z from 'zod';
import { AnchorLine } from '../../domain/anchor.ts';
import { Day } from '../../domain/values/day.ts';
import type { Locked } from './locked.ts';
import { TableKey } from './walk.ts';

/** The last line of a part: how far it goes, and what is not in it. */
const Trailer = z.strictObject({
  /** Where in the table to go on; null after the last part. */
  after: TableKey.nullable(),
  /** Partitions left out of this part: they were written to whenever they were looked at. */
  restless: z.array(z.string()).default([]),
  /** How many are left out of this part and all before it. */
  leftOut: z.int().default(0),
});
export type Trailer = z.infer<typeof Trailer>;

/** A part of a day's anchor, read. */
export interface AnchorPart {
  readonly part: number;
  readonly lines: readonly AnchorLine[];
  readonly trailer: Trailer;
}

/** What runs of a day have kept so far. */
export interface KeptParts {
  readonly parts: number;
  /** Of the newest part; null before the first. */
  readonly trailer: Trailer | null;
  readonly isWhole: boolean;
}

const folder = 'anchors/';
const partKey = (day: Day, part: number) =>
  `${folder}${day}/${String(part).padStart(5, '0')}.jsonl.gz`;
const isPart = (key: string) => /\/\d{5}\.jsonl\.gz$/.test(key);
const endKey = (day: Day) => `${folder}${day}/whole.json`;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Keeps a part and answers its bytes; null where the day has a part with this number already. */
export async function keepPart(
  locked: Locked,
  day: Day,
  part: number,
  text: string,
  trailer: Trailer,
): Promise<number | null> {
  const bytes = await pack(`${text}${JSON.stringify(trailer)}\n`);
  return (await locked.keep(partKey(day, part), bytes)) ? bytes.length : null;
}

/** Says of a day's anchor that all its parts are there, and how much was left out of them. */
export async function keepEnd(locked: Locked, day: Day, kept: KeptParts): Promise<void> {
  const end = { parts: kept.parts, restless: kept.trailer?.leftOut ?? 0 };
  await locked.keep(endKey(day), Buffer.from(JSON.stringify(end)));
}

/** Reads a part. Throws where there is none with this number. */
export async function readPart(locked: Locked, day: Day, part: number): Promise<AnchorPart> {
  const text = (await unpack(await locked.read(partKey(day, part)))).toString();
  const records = text.trimEnd().split('\n');
  const trailer = Trailer.parse(JSON.parse(records.pop() ?? ''));
  return { part, lines: records.map((record) => AnchorLine.parse(JSON.parse(record))), trailer };
}

/** What earlier runs of the day kept. */
export async function keptParts(locked: Locked, day: Day): Promise<KeptParts> {
  let [parts, isWhole] = [0, false];
  for await (const key of locked.list(`${folder}${day}/`)) {
    if (key === endKey(day)) isWhole = true;
    else if (isPart(key)) parts += 1;
  }
  const trailer = parts === 0 ? null : (await readPart(locked, day, parts)).trailer;
  return { parts, trailer, isWhole };
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

/** The parts of a day's anchor, one after the other, from the part with this number on. */
export async function* readAnchor(
  locked: Locked,
  day: Day,
  from = 1,
): AsyncGenerator<AnchorPart, void> {
  for (let number = from; ; number++) {
    const part = await readPart(locked, day, number);
    yield part;
    if (part.trailer.after === null) return;
  }
}
