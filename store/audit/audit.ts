import * as z from 'zod';
import { canonical, type Hash } from '../../domain/chain.ts';
import type { AnchorLine } from '../../domain/anchor.ts';
import type { Finding } from '../../domain/audit.ts';
import { Day, type Instant } from '../../domain/values/day.ts';
import { readCompany } from '../company.ts';
import type { Db } from '../dynamo.ts';
import type { Key } from '../keys.ts';
import { newestMonthAct } from '../months.ts';
import { patience } from '../patience.ts';
import { readMany, type Item } from '../read-many.ts';
import type { Around } from './account.ts';
import { judgeAnchored, wantedOf } from './anchored.ts';
import { readAnchor } from './anchor-parts.ts';
import type { Beside } from './customers.ts';
import { besideOf, judge } from './judge.ts';
import type { Locked } from './locked.ts';
import { readUnit, TableKey, walk, type Unit } from './walk.ts';

/** What an audit reads, and by which clock it judges. */
export interface Auditor {
  readonly db: Db;
  /** Null where there is no archive to compare with. */
  readonly locked: Locked | null;
  readonly hash: Hash;
  readonly now: () => Instant;
}

/** How far an audit came, and what it found on the way. */
export interface Stage {
  /** Where to go on; null when all of this part has been judged. */
  readonly next: Place | null;
  /** Items of the table, or lines of an anchor, judged in this stage. */
  readonly judged: number;
  readonly findings: readonly Finding[];
  /**
   * Partitions that were written to whenever they were looked at: not judged, or not in the anchor.
   */
  readonly restless: readonly string[];
}

/**
 * A place in an audit: in the table, in the anchor of a day that it is compared with, or in one in
 * which the first version is looked for that differs.
 */
export const Place = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('table'), after: TableKey.nullable() }),
  z.strictObject({ in: z.enum(['anchor', 'first']), day: Day, part: z.int() }),
]);
export type Place = z.infer<typeof Place>;

/** Goes over everything stored and judges it by itself: what can be told without any anchor. */
export async function* auditTable(
  auditor: Auditor,
  after: Key | null = null,
): AsyncGenerator<Stage, void> {
  for await (const { units, last } of walk(auditor.db, after)) {
    const around = await aroundOf(auditor);
    const beside = await readBeside(auditor.db, units.flatMap(besideOf));
    const stage = { findings: [] as Finding[], restless: [] as string[] };
    for (const unit of units) {
      if (judge(unit, beside, around).length === 0) continue;
      const settled = await settle(auditor, unit);
      if (settled) stage.findings.push(...settled);
      else stage.restless.push(unit.pk);
    }
    const judged = units.reduce((sum, { items }) => sum + items.length, 0);
    yield { next: last && { in: 'table', after: last }, judged, ...stage };
  }
}

/** Lines compared in one round of reading. */
const linesAtOnce = 200;

/** Compares what is stored with what stood there when the anchor of a day was made. */
export async function* auditAnchor(
  { db, hash, locked }: Auditor,
  day: Day,
  from = 1,
): AsyncGenerator<Stage, void> {
  if (!locked) return;
  for await (const { part, lines, trailer } of readAnchor(locked, day, from)) {
    const findings: Finding[] = [];
    for (let i = 0; i < lines.length; i += linesAtOnce) {
      findings.push(...(await compare(db, hash, day, lines.slice(i, i + linesAtOnce))));
    }
    const next = trailer.after && { in: 'anchor' as const, day, part: part + 1 };
    yield { next, judged: lines.length, findings, restless: trailer.restless };
  }
}

/** Compares accounts of these customers alone with the anchor of a day. */
export async function* auditAccounts(
  { db, hash, locked }: Auditor,
  day: Day,
  customerIds: ReadonlySet<string>,
  from = 1,
): AsyncGenerator<Stage, void> {
  if (!locked) return;
  for await (const { part, lines, trailer } of readAnchor(locked, day, from)) {
    const own = lines.filter((line) => 'customerId' in line && customerIds.has(line.customerId));
    const findings = (await compare(db, hash, day, own)).filter(isOfAccount);
    const next = trailer.after && { in: 'first' as const, day, part: part + 1 };
    yield { next, judged: 0, findings, restless: [] };
  }
}

/** True for what an anchor says of an account, rather than of another item of the customer. */
export const isOfAccount = ({ sk }: Finding): boolean => /^(H|T|E#.*)$/.test(sk);

async function compare(
  db: Db,
  hash: Hash,
  day: Day,
  lines: readonly AnchorLine[],
): Promise<Finding[]> {
  const beside = await readBeside(db, lines.flatMap(wantedOf));
  const findings: Finding[] = [];
  for (const line of lines) {
    if (judgeAnchored(line, beside, hash, day).length === 0) continue;
    // What is written together may have been read between two writes: once more, by itself.
    await patience.pause(waitMs);
    const again = await readBeside(db, wantedOf(line));
    findings.push(...judgeAnchored(line, again, hash, day));
  }
  return findings;
}

const turns = 12;
const waitMs = 25;
const longestWaitMs = 2_000;

/**
 * Judges a unit once it stood still: what is wrong in two readings that are the same is wrong, and
 * not on its way. Null where it never stood still.
 */
async function settle(auditor: Auditor, unit: Unit): Promise<Finding[] | null> {
  let before = '';
  for (let turn = 0; turn < turns; turn++) {
    await patience.pause(Math.min(longestWaitMs, waitMs * 2 ** turn));
    const around = await aroundOf(auditor);
    const current = await readUnit(auditor.db, unit);
    const keys = besideOf(current);
    const beside = await readBeside(auditor.db, keys);
    const findings = judge(current, beside, around);
    if (findings.length === 0) return findings;
    const now = canonical([current.items, keys.map((key) => beside(key) ?? null)]);
    if (now === before) return findings;
    before = now;
  }
  return null;
}

async function aroundOf({ db, hash, now }: Auditor): Promise<Around> {
  const months = newestMonthAct(db).catch(unlessUnreadable);
  return { company: await readCompany(db), months: await months, hash, now: now() };
}

/** An act that can't be read is named by itself; accounts are not judged by it. */
function unlessUnreadable(error: unknown): null {
  if (error instanceof z.ZodError) return null;
  throw error;
}

async function readBeside(db: Db, keys: readonly Key[]): Promise<Beside> {
  const items = await readMany(db, keys);
  const found = new Map(keys.map((key, i) => [`${key.pk} ${key.sk}`, items[i]]));
  return (key: Key): Item | undefined => found.get(`${key.pk} ${key.sk}`);
}
