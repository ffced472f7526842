import { clock } from '../../../functions/clock.ts';
import { startTrade } from '../trade.ts';
import { Machine, openOffice } from './machine.ts';
import { noTally, type Tally } from './plan-tally.ts';
import type { RecordCommand } from './record-commands.ts';
import { RecordFire } from './record-fire.ts';

/** A service with two dealers, and someone of finance at a script thread. */
export interface RecordPrograms {
  readonly tally: Tally;
  /** Runs a program in a spreadsheet of its own; throws a violation. */
  run(program: readonly RecordCommand[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it. */
export async function startRecordPrograms(): Promise<RecordPrograms> {
  const trade = await startTrade();
  await trade.invite(['finance']);
  const dealers = [await trade.dealer('A1'), await trade.dealer('B2')];
  const office = await openOffice('2026-11-23T03:00:00Z');
  clock.now = () => office.now();
  const machine = new Machine(office);
  const tally = noTally();
  return {
    tally,
    run: (program) => new RecordFire({ machine, person: 'finance', dealers, tally }).run(program),
    stop: async () => {
      await machine.close();
      await trade.stop();
    },
  };
}
