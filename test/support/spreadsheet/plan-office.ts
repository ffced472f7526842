import { addMonths } from '../../../domain/values/month.ts';
import { clock } from '../../../functions/clock.ts';
import { invite, month, startPlanning } from '../planning.ts';
import { Machine, openOffice } from './machine.ts';
import type { Command } from './plan-commands.ts';
import { PlanFire, type PlanOffice } from './plan-fire.ts';
import { noTally, type Tally } from './plan-tally.ts';

/** Two planners, their script threads, and a service with two dealers and two products. */
export interface PlanPrograms {
  readonly tally: Tally;
  /** Runs a program on the plans of a month that no other program has; throws a violation. */
  run(program: readonly Command[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it. */
export async function startPlanPrograms(): Promise<PlanPrograms> {
  const service = await startPlanning();
  const second = await invite(service, 'second@qingquan.example', ['planner'], ['*']);
  const office = await openOffice('2026-11-23T04:00:00Z');
  clock.now = () => office.now();
  const machines = [new Machine(office), new Machine(office)] as const;
  const tally = noTally();
  const given: PlanOffice = { service, machines, people: ['planner', second], tally };
  let last = month;
  return {
    tally,
    run: async (program) => {
      last = addMonths(last, 1);
      await new PlanFire(given, last).run(program);
    },
    stop: async () => {
      await Promise.all(machines.map((machine) => machine.close()));
      await service.stop();
    },
  };
}
