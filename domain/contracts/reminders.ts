import * as z from 'zod';
import { MemberId, ShortId } from '../values/code.ts';
import { Day, Instant } from '../values/day.ts';
import { ContractId, ContractVersion } from './contract.ts';
import { reminderDue } from './renewal.ts';
import type { ContractLine } from './register.ts';

/** That a contract ends soon and is to be renewed, or let go. */
export const Reminder = z
  .strictObject({
    dealerId: ShortId,
    contractId: ContractId,
    version: ContractVersion,
    number: z.string().nullable(),
    /** Last day of the contract. */
    to: Day,
    /** Which of the settings' reminders this is: so many days before the end. */
    days: z.int().min(0),
    /** The day through which it was looked at: what came up to then is in this reminder. */
    through: Day,
    remindedAt: Instant,
    /** Who has taken care of it, and when; null while it waits. */
    doneBy: MemberId.nullable(),
    doneAt: Instant.nullable(),
  })
  .meta({ id: 'Reminder' });
export type Reminder = z.infer<typeof Reminder>;

/**
 * The reminder of a contract that is due on a day; null where none came since the last one. A
 * contract that was renewed, is not in force or has no end yet is not reminded of.
 */
export function reminderOf(
  line: ContractLine,
  last: Reminder | null,
  days: readonly number[],
  { today, at }: { readonly today: Day; readonly at: Instant },
): Reminder | null {
  const { dealerId, contractId, version, number, to } = line;
  if (!isToRenew(line) || to === null) return null;
  // A contract whose end was moved by an amendment is another one to be reminded of.
  const through = last?.to === to ? last.through : null;
  const due = reminderDue(to, { days, through }, today);
  if (due === null) return null;
  const about = { dealerId, contractId, version, number, to };
  return { ...about, days: due, through: today, remindedAt: at, doneBy: null, doneAt: null };
}

/** True where somebody still has to think of what follows: in force, and nothing follows yet. */
export const isToRenew = ({ state, renewedBy }: ContractLine): boolean =>
  state === 'in-force' && renewedBy === null;
