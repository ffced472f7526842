import fc from 'fast-check';
import type { PlanAct } from '../../../domain/plan.ts';
import type { Reader } from '../../../lib/readers.ts';
import { step, type Step } from '../ledger-programs.ts';
import { faultKinds, type FaultKind } from './kinds.ts';

/** What a caller may ask to see. */
export const questions = [
  'account',
  'statement',
  'open items',
  'receivables',
  'report',
  'plan',
] as const;
export type Question = (typeof questions)[number];

/** One thing that a caller does, of the program's dealer of this number. */
export type Command = { readonly dealer: number } & (
  | { readonly post: readonly Step[] }
  /** Sends what was posted before again: as it was, or with other content under the same id. */
  | { readonly again: number; readonly twisted: boolean }
  | { readonly see: Question }
  | { readonly push: number; readonly row: string }
  | { readonly act: PlanAct }
  | { readonly limit: number }
  /** Decides what waits about the dealer, as far as the list shows it. */
  | { readonly decide: 'approve' | 'reject' }
  | { readonly paymentDays: number }
  | { readonly move: 'A' | 'B' }
  | { readonly pump: Reader }
);

/** What many callers do at once, and how much goes wrong meanwhile. */
export interface Program {
  readonly seed: number;
  /** So many database calls in a hundred meet a fault. */
  readonly percent: number;
  readonly kinds: readonly FaultKind[];
  /** One command in so many is killed half-way; 0 for none. */
  readonly killed: number;
  readonly callers: readonly (readonly Command[])[];
}

/** Dealers of a program: the last of them is the one that moves. */
export const dealersOfProgram = 3;

const dealer = fc.nat(dealersOfProgram - 1);
const last = fc.constant(dealersOfProgram - 1);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ dealer, post: fc.array(step, { minLength: 1, maxLength: 4 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ dealer, again: fc.nat(40), twisted: fc.boolean() }),
  },
  { weight: 6, arbitrary: fc.record({ dealer, see: fc.constantFrom(...questions) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      dealer,
      push: fc.integer({ min: 1, max: 99 }),
      row: fc.constantFrom('TEA', '*'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      dealer,
      act: fc.constantFrom<PlanAct>('submit', 'approve', 'reject', 'revise'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ dealer, limit: fc.integer({ min: 0, max: 40 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      dealer,
      decide: fc.constantFrom('approve' as const, 'reject' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ dealer, paymentDays: fc.integer({ min: 0, max: 90 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ dealer: last, move: fc.constantFrom('A' as const, 'B' as const) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ dealer, pump: fc.constantFrom<Reader>('totals', 'totals', 'moves') }),
  },
);

/** Programs of so many commands for each of so many callers at most. */
export const program = (callersMax: number, commandsMax: number): fc.Arbitrary<Program> =>
  fc.record({
    seed: fc.nat(),
    percent: fc.constantFrom(0, 5, 15, 30),
    kinds: fc.oneof(
      { weight: 3, arbitrary: fc.constant(faultKinds) },
      fc.subarray([...faultKinds], { minLength: 1, maxLength: 3 }),
    ),
    killed: fc.constantFrom(0, 0, 6, 15),
    callers: fc.array(fc.array(command, { minLength: 1, maxLength: commandsMax }), {
      minLength: 1,
      maxLength: callersMax,
    }),
  });
