import { clock } from '../../../functions/clock.ts';
import type { Db } from '../../../store/dynamo.ts';
import { patience } from '../../../store/patience.ts';
import { actor } from './actor.ts';
import { Injection, type Draw } from './injection.ts';
import { Turns, type Pick } from './turns.ts';

/** Where whatever acts does so under faults, one database call at a time, by a clock of its own. */
export interface World {
  readonly turns: Turns;
  readonly injection: Injection;
  /** Does something to its end, and what it left on the way. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Gives the clock, the pauses and the wire back. */
  leave(): void;
}

/** The clock of every world starts at eleven in the morning in Shanghai. */
const start = Date.parse('2026-11-23T03:00:00.000Z');

/**
 * Puts the functions' database into a world of faults. Time goes by with the calls that are made:
 * the eight seconds for which a writer gives way to others pass without anybody waiting for them.
 */
export function enterWorld(db: Db, pick: Pick, draw: Draw): World {
  const turns = new Turns(pick);
  const injection = new Injection(db, turns, pick, draw);
  const [before, now] = [{ ...patience }, clock.now];
  patience.pause = (ms) => (actor() ? turns.sleep(ms) : before.pause(ms));
  patience.elapsed = () => turns.elapsed;
  patience.chance = () => pick(1_000_000) / 1_000_000;
  clock.now = () => start + turns.elapsed;
  return {
    turns,
    injection,
    run: (work) => turns.run(work()),
    leave: () => {
      injection.remove();
      Object.assign(patience, before);
      clock.now = now;
    },
  };
}
