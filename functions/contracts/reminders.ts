import { reminderColumns, type contracts } from '../../api/routes/contracts.ts';
import { isToRenew } from '../../domain/contracts/reminders.ts';
import { accept } from '../../domain/outcome.ts';
import { daysBetween } from '../../domain/values/day.ts';
import { toTable } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { linesOfVersions } from '../../store/contract-register.ts';
import { keepReminder, readReminder, waitingReminders } from '../../store/reminders.ts';
import { Conflict, untilDone } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { visibleHead, visibleHeads } from './visible.ts';

/** Most reminders in one answer; those after them follow as the first are taken care of. */
const remindersShown = 200;

/** What waits to be renewed in the caller's territories, the nearest end first. */
export const listContractReminders: Handler<typeof contracts.listContractReminders> = async (
  _,
  { member },
) => {
  const [{ timeZone }, open] = await Promise.all([readCompany(db), waitingReminders(db)]);
  const lines = await linesOfVersions(db, open);
  // Of a contract that was renewed or terminated meanwhile nobody needs to be reminded.
  const waiting = open.filter((_, i) => lines[i] && isToRenew(lines[i]));
  const heads = await visibleHeads(waiting, member);
  const today = dayIn(timeZone);
  const rows = waiting
    .filter(({ dealerId }) => heads.has(dealerId))
    .sort((a, b) => (a.to < b.to ? -1 : 1))
    .slice(0, remindersShown)
    .map((reminder) => ({ ...reminder, left: daysBetween(today, reminder.to) }));
  return accept(toTable(reminderColumns, rows));
};

/** Marks a reminder as taken care of; the next of the settings' days reminds again. */
export const doneContractReminder: Handler<typeof contracts.doneContractReminder> = async (
  { params },
  { member },
) => {
  await visibleHead(params.dealerId, member);
  return untilDone(async () => {
    const before = await readReminder(db, params);
    if (!before) throw new Problem('not-found');
    if (before.doneAt !== null) return accept(before);
    const after = { ...before, doneBy: member.memberId, doneAt: instant() };
    if (!(await keepReminder(db, before, after))) throw new Conflict();
    return accept(after);
  });
};
