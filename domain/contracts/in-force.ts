import * as z from 'zod';
import { Day } from '../values/day.ts';
import { CompiledContract } from './compiled.ts';
import { CompiledException } from './exception.ts';

/** The terms of a dealer's contracts that are, were or will be in force. */
export const InForce = z
  .strictObject({
    /** Raised by every change; the head of the account names it. */
    version: z.int().min(1),
    /** The first day on which any contract held, also one that is long over; null before any. */
    since: Day.nullable(),
    contracts: z.array(CompiledContract),
    /** Approved exceptions, also such as are over: entries of their days may come late. */
    exceptions: z.array(CompiledException),
  })
  .meta({ id: 'ContractsInForce' });
export type InForce = z.infer<typeof InForce>;
