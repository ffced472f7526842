import { setImmediate as soon, setTimeout as later } from 'node:timers/promises';

/** An integer below `n`. */
export type Pick = (n: number) => number;

/** How often the callers are looked for before it is said that they stand still. */
const patientLooks = 400;

/**
 * Lets database calls go one at a time, in an order drawn by lot, and moves the clock on as they
 * are made: whatever runs at once is interleaved in as many ways as there are seeds, hundreds of
 * conflicts take no time, and the same seed brings the same order.
 */
export class Turns {
  /** Milliseconds gone by since the start. */
  elapsed = 0;
  private readonly pick: Pick;
  private readonly calls: (() => Promise<void>)[] = [];
  private sleepers: { readonly wakesAt: number; readonly wake: () => void }[] = [];
  private onTheirWay = 0;

  constructor(pick: Pick) {
    this.pick = pick;
  }

  /** Does a piece of work when its turn has come. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.calls.push(() => work().then(resolve, reject));
    });
  }

  /** Resolves when so many milliseconds have gone by. */
  sleep(ms: number): Promise<void> {
    return new Promise((wake) => {
      this.sleepers.push({ wakesAt: this.elapsed + ms, wake });
    });
  }

  /** Says that a call is about to come by a way on which it can't be seen, until it has come. */
  expectOne(): void {
    this.onTheirWay++;
  }

  /** The call that was expected has come. */
  hasCome(): void {
    this.onTheirWay = Math.max(0, this.onTheirWay - 1);
  }

  /** Gives turns until this work has ended; what it left behind is done as well. */
  async run<Result>(work: Promise<Result>): Promise<Result> {
    const state = { over: false };
    const end = () => {
      state.over = true;
    };
    work.then(end, end);
    for (let looks = 0; ; looks++) {
      await this.quiet();
      if (this.calls.length === 0 && this.sleepers.length === 0 && state.over) return work;
      if (await this.goOn()) looks = 0;
      else if (looks > patientLooks) throw new Error('everybody waits for somebody else');
      else await later(5);
    }
  }

  /** One call, or the next to wake up; false where there is neither. */
  private async goOn(): Promise<boolean> {
    const [call] = this.calls.splice(this.pick(this.calls.length), 1);
    if (call) {
      this.elapsed += 1 + this.pick(9);
      await call();
    } else {
      const next = Math.min(...this.sleepers.map(({ wakesAt }) => wakesAt));
      if (next === Infinity) return false;
      this.elapsed = Math.max(this.elapsed, next);
    }
    const awake = this.sleepers.filter(({ wakesAt }) => wakesAt <= this.elapsed);
    this.sleepers = this.sleepers.filter(({ wakesAt }) => wakesAt > this.elapsed);
    for (const { wake } of awake) wake();
    return true;
  }

  /** Waits until whoever was answered has asked again, or sleeps, or has ended. */
  private async quiet(): Promise<void> {
    for (let i = 0; i < 3; i++) await soon();
    while (this.onTheirWay > 0) await later(1);
    for (let i = 0; i < 2; i++) await soon();
  }
}
