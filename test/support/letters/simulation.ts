import { setImmediate as yielded } from 'node:timers/promises';
import { letterNameOf, type LetterName } from '../../../domain/letters/letter.ts';
import { addDays } from '../../../domain/values/day.ts';
import type { Addressee } from '../../../functions/letters/composed.ts';
import { writeDue, type Desk } from '../../../functions/letters/due.ts';
import { markLetter, type MailEvent } from '../../../functions/letters/events.ts';
import { sendLetter, type Post } from '../../../functions/letters/send.ts';
import { consumers } from '../../../lib/consumers.ts';
import type { Db } from '../../../store/dynamo.ts';
import { lettersIn } from '../../../store/letters.ts';
import { patience } from '../../../store/patience.ts';
import { luck } from './chance.ts';
import { countedIn, type Counted } from './counted.ts';
import { countingMailer, type CountingMailer } from './counting-mailer.ts';
import { faultyTable } from './faulty-table.ts';
import { MemoryQueue, type Queued } from './memory-queue.ts';
import { keptInMemory, kind, kindsOf, months, recipientsOf, writtenOf } from './recipients.ts';

/** What to simulate: so many recipients a month, from a seed. */
export interface Simulated {
  readonly db: Db;
  readonly recipients: number;
  readonly seed: number;
  /** Letters that are worked on at a time. */
  readonly atOnce: number;
  /** How many months: three, in one of which the schedule never fires, unless said. */
  readonly months?: 1 | 3;
}

/** What came of it. */
export interface Outcome extends Counted {
  /** Hours by the simulated clock until every letter of the last months had ended. */
  readonly hours: number;
  readonly mailer: CountingMailer;
  /** Messages that the queue gave up. */
  readonly dead: number;
}

const minute = 60_000;

/**
 * Lets the product's own job, sender and reader of events work through three months of letters,
 * while table, mail service and processes fail around them, the queue delivers twice and loses
 * some, and the schedule fires twice, late and in one month not at all.
 */
export async function simulate(given: Simulated): Promise<Outcome> {
  const restore = { ...patience };
  Object.assign(patience, { pause: () => yielded(), elapsed: () => 0, chance: () => 0.5 });
  try {
    return await new Simulation(given).run();
  } finally {
    Object.assign(patience, restore);
  }
}

class Simulation {
  private readonly given: Simulated;
  private readonly lot: ReturnType<typeof luck>;
  private readonly queue = new MemoryQueue(
    consumers['send-letters'].hiddenMinutes * minute,
    consumers['send-letters'].tries,
  );
  private events: { readonly event: MailEvent; readonly at: number }[] = [];
  private readonly mailer: CountingMailer;
  private readonly faulty: Db;
  private readonly messages = keptInMemory();
  private readonly addressees: readonly Addressee[];
  private readonly desk: Desk;
  private now = 0;

  constructor(given: Simulated) {
    this.given = given;
    this.lot = luck(given.seed);
    this.mailer = countingMailer(this.lot, (event) => this.tell(event));
    this.faulty = faultyTable(given.db, this.lot.chance, 5);
    this.addressees = recipientsOf(given.recipients);
    this.desk = {
      db: this.faulty,
      queue: { put: async (letterIds) => this.enqueue(letterIds) },
      kinds: kindsOf(this.addressees),
      now: () => this.instant(),
      hasTime: () => !this.lot.chance(2),
    };
  }

  /** October fires twice at once, November never, December late, and catches November up. */
  async run(): Promise<Outcome> {
    let began = 0;
    const days = ['2026-10-01', '2026-12-01'];
    for (const day of this.given.months === 1 ? days.slice(0, 1) : days) {
      began = this.now = Date.parse(`${day}T02:00:00.000Z`);
      await Promise.all([this.fire(day), this.fire(day)]);
      await this.pass(12 * 60, day);
      // The days after it fires alike: what was cut off goes on, what is stranded is sent.
      for (let later = 1; later < 8 && !(await this.isOver()); later++) {
        this.now = Date.parse(`${addDays(day, later)}T02:00:00.000Z`);
        await this.pass(12 * 60, addDays(day, later));
      }
    }
    const { mailer, queue, addressees } = this;
    const hours = Math.round((this.now - began) / 60 / minute);
    const counted = await countedIn(this.given.db, addressees, mailer, this.given.months ?? 3);
    return { ...counted, mailer, dead: queue.dead.length, hours };
  }

  private instant(aheadBy = 0): string {
    return new Date(this.now + aheadBy).toISOString();
  }

  /** Lets so many minutes pass; the schedule fires every quarter of the first five hours. */
  private async pass(minutes: number, day?: string): Promise<void> {
    for (let passed = 0; passed < minutes; passed++) {
      await this.turn();
      if (day !== undefined && passed % 15 === 0 && passed < 300) await this.fire(day);
    }
  }

  private async fire(day: string): Promise<void> {
    // A run that failed is made good by a later one.
    await writeDue(this.desk, day).catch(() => undefined);
  }

  /** One of a hundred messages is lost on the way: the job finds its letter stranded. */
  private enqueue(letterIds: readonly string[]): void {
    const { chance } = this.lot;
    if (chance(2)) throw new Error('the queue can’t be reached');
    for (const letterId of letterIds) if (!chance(1)) this.queue.put(letterId);
  }

  /** What the mail service tells comes within ten minutes, in any order, some of it twice. */
  private tell(event: MailEvent): void {
    const { chance, pick } = this.lot;
    const times = chance(3) ? 2 : 1;
    for (let i = 0; i < times; i++) {
      this.events.push({ event, at: this.now + pick(10) * minute });
    }
  }

  /** A minute of everybody's work. */
  private async turn(): Promise<void> {
    const { chance } = this.lot;
    const { atOnce } = this.given;
    const received = this.queue.receive(this.now);
    const delivered = received.flatMap((each) => (chance(2) ? [each, each] : [each]));
    await pooled(delivered, atOnce, (message) => this.handle(message));
    const due = this.events.filter(({ at }) => at <= this.now);
    this.events = this.events.filter(({ at }) => at > this.now);
    await pooled(due, atOnce, ({ event }) => this.mark(event));
    this.now += minute;
  }

  private async handle(message: Queued): Promise<void> {
    const { letterId } = message;
    const became = await sendLetter(this.post(), letterNameOf(letterId)).catch(() => 'later');
    if (became === 'done') message.isGone = true;
    // Somebody moves messages back by hand, without waiting: then more come for the same letter.
    else if (this.lot.chance(40)) this.queue.put(letterId);
  }

  private async mark(event: MailEvent): Promise<void> {
    // An event that could not be kept comes again, as its queue has it.
    await markLetter(this.faulty, event, () => this.instant()).catch(() => {
      this.events.push({ event, at: this.now + 6 * minute });
    });
  }

  /** One try in a hundred is held up for an hour after it claimed. */
  private post(): Post {
    const { faulty: db, messages, mailer } = this;
    const isHeldUp = this.lot.chance(1);
    let asked = 0;
    const now = () => this.instant(isHeldUp && ++asked > 3 ? 60 * minute : 0);
    const write = async (name: LetterName) => writtenOf(name);
    return { db, messages, mailer, now, write, isGone: async () => false };
  }

  private async isOver(): Promise<boolean> {
    if (!this.queue.isEmpty()) return false;
    for (const period of months) {
      const open = lettersIn(this.given.db, { kind, period }, ['waiting', 'claimed', 'failed']);
      if ((await open.next()).done !== true) return false;
    }
    return true;
  }
}

/** Works on many things, so many at a time. */
async function pooled<Thing>(
  things: readonly Thing[],
  atOnce: number,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const rest = things.values();
  const worker = async () => {
    for (const thing of rest) await work(thing);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
