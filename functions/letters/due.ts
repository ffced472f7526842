import {
  codeOfRecipient,
  letterIdOf,
  LetterKind,
  type Letter,
  type LetterName,
} from '../../domain/letters/letter.ts';
import { newRun, runOn, type LetterRun } from '../../domain/letters/run.ts';
import { newLetter } from '../../domain/letters/sending.ts';
import { daysBetween, type Day, type Instant } from '../../domain/values/day.ts';
import type { Db } from '../../store/dynamo.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { addLetter, lettersIn } from '../../store/letters.ts';
import { keepRun, listRuns } from '../../store/letter-runs.ts';
import type { Addressee, KindOfLetter } from './composed.ts';

/** The queue from which letters are sent; what is put into it twice is sent once. */
export interface LetterQueue {
  readonly put: (letterIds: readonly string[]) => Promise<void>;
}

/** What writing letters down works with. */
export interface Desk {
  readonly db: Db;
  readonly queue: LetterQueue;
  readonly kinds: Readonly<Record<LetterKind, KindOfLetter>>;
  readonly now: () => Instant;
  /** False once no further part may be begun. */
  readonly hasTime: () => boolean;
}

/** Letters that are written down and put into the queue before the next part. */
const part = 100;

/** Hours after which a letter that has not ended is put into the queue again: it is in none. */
const strandedHours = 6;

/**
 * Days in which that is done, from the last letter of a run written down; after them what still
 * fails is listed, and a person's matter.
 */
const sweptDays = 14;

/** What a run of the job did: counts. */
export interface Listed {
  readonly letters: number;
  readonly again: number;
  /** False where time ran out, or another run is at it: the next one goes on. */
  readonly isWhole: boolean;
}

/**
 * Writes down every letter that is due on a day and puts it into the queue; goes on with what
 * earlier runs began and did not end, and puts stranded letters into the queue again. Each letter
 * is written before its queue message, and how far it came after both: a run that is cut off
 * anywhere is made good by the next, and what is done twice changes nothing.
 */
export async function writeDue(desk: Desk, day: Day): Promise<Listed> {
  await begin(desk, day);
  const listed = { letters: 0, again: 0, isWhole: true };
  for (const run of await listRuns(desk.db)) {
    if (!desk.hasTime()) return { ...listed, isWhole: false };
    if (run.state === 'listing') {
      const { letters, isWhole } = await list(desk, run);
      listed.letters += letters;
      listed.isWhole &&= isWhole;
    }
    if (run.state === 'listed') listed.again += await sweep(desk, run, day);
  }
  return listed;
}

/** Begins a run for every period that is due and has none. */
async function begin({ db, kinds, now }: Desk, day: Day): Promise<void> {
  const runs = await listRuns(db);
  for (const kind of LetterKind.options) {
    const periods = runs.filter((run) => run.kind === kind).map(({ period }) => period);
    for (const period of kinds[kind].periodsDue(day, periods.at(-1) ?? null)) {
      // Where another run of the job was first it goes on with that one's.
      if (!periods.includes(period)) await keepRun(db, newRun({ kind, period }, now()));
    }
  }
}

async function list(desk: Desk, begun: LetterRun): Promise<Pick<Listed, 'letters' | 'isWhole'>> {
  let run = begun;
  let letters = 0;
  const keep = async (step: Parameters<typeof runOn>[1]): Promise<boolean> => {
    run = runOn(run, step, desk.now());
    return keepRun(desk.db, run);
  };
  for await (const some of inParts(desk.kinds[run.kind].addressees(run.period, run.after))) {
    if (!desk.hasTime()) return { letters, isWhole: false };
    await writeDown(desk, run, some);
    letters += some.length;
    const last = some.at(-1);
    const after = last ? codeOfRecipient(last.recipient) : run.after;
    // Another run of the job is at the same, and further.
    if (!(await keep({ after, letters: run.letters + some.length }))) {
      return { letters, isWhole: false };
    }
  }
  return { letters, isWhole: await keep({ state: 'listed' }) };
}

async function writeDown(
  { db, queue, now }: Desk,
  { kind, period }: LetterRun,
  some: readonly Addressee[],
): Promise<void> {
  const letters = some.map(({ recipient, territories }): Letter => {
    const name: LetterName = { kind, period, recipient, copy: 0 };
    return newLetter(name, { territories: [...territories], askedBy: null, reason: null }, now());
  });
  await inParallel(letters, (letter) => addLetter(db, letter));
  await queue.put(letters.map(letterIdOf));
}

/** Puts letters that nobody sends any more into the queue again; ends a run without any. */
async function sweep({ db, queue, now }: Desk, run: LetterRun, day: Day): Promise<number> {
  const stranded: string[] = [];
  let left = 0;
  for await (const letter of lettersIn(db, run, ['waiting', 'claimed', 'failed'])) {
    left += 1;
    if (hoursBetween(letter.changedAt, now()) >= strandedHours) stranded.push(letterIdOf(letter));
  }
  const isOld = daysBetween(run.changedAt.slice(0, 10), day) > sweptDays;
  if (left === 0 || isOld) await keepRun(db, runOn(run, { state: 'settled' }, now()));
  if (left === 0 || isOld) return 0;
  await queue.put(stranded);
  return stranded.length;
}

const hoursBetween = (from: Instant, to: Instant): number =>
  (Date.parse(to) - Date.parse(from)) / 3_600_000;

async function* inParts(all: AsyncIterable<Addressee>): AsyncGenerator<Addressee[]> {
  let some: Addressee[] = [];
  for await (const one of all) {
    some.push(one);
    if (some.length < part) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
