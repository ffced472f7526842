import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { routes } from '../../../api/routes.ts';
import { indexStreamTable } from '../../../local/stream-table.ts';
import type { Db } from '../../../store/dynamo.ts';
import { random } from '../totals-model.ts';
import { startTrade, type Trade } from '../trade.ts';
import { readAftermath } from './aftermath.ts';
import { expectAtRest } from './at-rest.ts';
import { contradictions } from './contradictions.ts';
import { byLot } from './injection.ts';
import type { FaultKind } from './kinds.ts';
import { dealersOfProgram, type Program } from './program.ts';
import { Session, type Place } from './session.ts';
import { StreamPump } from './stream-pump.ts';
import { TableStream } from './table-stream.ts';
import { enterWorld } from './world.ts';

/** What became of a program. */
export interface Ran {
  /** Requests that callers sent, and batches that readers of the stream were handed. */
  readonly operations: number;
  /** Database calls on the wire, the SDK's own repetitions included. */
  readonly calls: number;
  readonly faults: ReadonlyMap<FaultKind, number>;
  /** What contradicts the promises, in words; none where all is well. */
  readonly violations: readonly string[];
}

/** So many pairs of territories are used one after the other, so that reports stay short. */
const pairs = 4;

/** A company in whose ledger programs are run, each with dealers of its own. */
export class Arena {
  private readonly trade: Trade;
  private readonly db: Db;
  private readonly stream: TableStream;
  private readonly folder: string;
  private programs = 0;

  private constructor(trade: Trade, db: Db, stream: TableStream, folder: string) {
    this.trade = trade;
    this.db = db;
    this.stream = stream;
    this.folder = folder;
  }

  /** Founds it, on a database of its own. */
  static async open(): Promise<Arena> {
    const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-faults-'));
    const file = path.join(folder, 'dynamodb.sqlite');
    const trade = await startTrade(file);
    indexStreamTable(file);
    const { version, territories } = await trade.ask(routes.company.getCompany, {}, 'admin');
    const more = Array.from({ length: pairs }, (_, i) => [`A${String(i)}`, `B${String(i)}`])
      .flat()
      .map((territoryId) => ({ territoryId, name: territoryId }));
    const body = { version, territories: [...territories, ...more] };
    await trade.ask(routes.company.changeCompany, { body }, 'admin');
    await trade.invite(['director', 'planner']);
    for (const who of ['director', 'planner'] as const) await trade.ask(routes.company.me, {}, who);
    const { db } = await import('../../../functions/database.ts');
    const stream = await TableStream.of(trade.dynamo, trade.db.table);
    return new Arena(trade, db, stream, folder);
  }

  /** Closes it. */
  async close(): Promise<void> {
    this.stream.stop();
    await this.trade.dynamo.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** Runs a program to its end, sends again what had no clear answer, and judges what is there. */
  async run(program: Program): Promise<Ran> {
    const place = await this.found();
    await this.stream.next();
    const pick = random(program.seed);
    const drawn = byLot(pick, program.percent, program.kinds);
    let isCalm = false;
    const world = enterWorld(this.db, pick, (call) => (isCalm ? null : drawn(call)));
    const pump = new StreamPump(this.stream, world.turns, pick);
    const session = new Session(this.trade, pump, place, pick, program.killed);
    try {
      await world.run(() => Promise.all(program.callers.map((all) => inOrder(session, all))));
      isCalm = true;
      await world.run(() => session.surely());
      await world.run(() => pump.drain());
    } finally {
      world.leave();
    }
    const after = await readAftermath(this.trade.db, place);
    const violations = contradictions(session.told, after);
    await expectAtRest(this.trade.db, place, after).catch((error: unknown) => {
      violations.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
    const { counts: faults, requests: calls } = world.injection;
    return { operations: session.told.length + pump.invocations, calls, faults, violations };
  }

  private async found(): Promise<Place> {
    const pair = String(this.programs++ % pairs);
    const territories = { A: `A${pair}`, B: `B${pair}` };
    const dealers: string[] = [];
    for (let i = 0; i < dealersOfProgram; i++) {
      const code = `P${String(this.programs)}${'XYZ'[i] ?? ''}`;
      const creditLimit = i === 1 ? 2500 : null;
      dealers.push(await this.trade.dealer(code, { territory: territories.A, creditLimit }));
    }
    return { dealers, territories };
  }
}

async function inOrder(session: Session, commands: Program['callers'][number]): Promise<void> {
  for (const command of commands) await session.does(command);
}
