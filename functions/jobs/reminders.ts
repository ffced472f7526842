import { reminderOf } from '../../domain/contracts/reminders.ts';
import { readContractSettings } from '../../store/contract-settings.ts';
import { everyDealer, linesBetween } from '../../store/contract-register.ts';
import { keepReminder, listReminders } from '../../store/reminders.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { job } from '../job.ts';

/**
 * Reminds of contracts that end soon, by the days that the settings name. What a missed run did not
 * say is said by the next one, once: it looks from the day of the last reminder on, never whether
 * today is the very day. Run twice, it says nothing twice.
 */
export const handler = job('reminders', async ({ day }) => {
  const [{ reminderDays }, lines, reminders] = await Promise.all([
    readContractSettings(db),
    linesBetween(db, everyDealer),
    listReminders(db),
  ]);
  const last = new Map(reminders.map((one) => [`${one.dealerId}#${one.contractId}`, one]));
  let reminded = 0;
  for (const line of lines) {
    const before = last.get(`${line.dealerId}#${line.contractId}`) ?? null;
    const now = { today: day, at: instant() };
    const reminder = reminderOf(line, before, reminderDays, now);
    // One that somebody else wrote meanwhile is found by the next run.
    if (reminder && (await keepReminder(db, before, reminder))) reminded += 1;
  }
  return { outcome: 'reminded', contracts: lines.length, reminded };
});
