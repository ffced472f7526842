import type * as listed from '../../../api/routes/months.ts';
import type { MonthState } from '../../../domain/months-shown.ts';
import { toRecords, type Cell, type Table } from '../../../domain/values/table.ts';
import { text } from '../contracts/register-columns.ts';
import type { Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import type { Words } from '../words.ts';

/** The columns of the months. */
export const monthColumns: readonly Column[] = [
  text('monthName', 90),
  text('monthState', 100),
  text('accountsDone', 90),
  text('monthNote', 200),
  text('closedBy', 130),
  text('closedAt', 130),
  text('reopenedBy', 140),
  text('approvedBy', 130),
  text('reopenedAt', 130),
  text('reason', 320),
];

/** A row for each month, the newest first as the service tells them. */
export const monthRows = (
  months: Table,
  minuteOf: (instant: string) => string,
  { months: w }: Words,
): Content[][] =>
  toRecords<(typeof listed.monthColumns)[number]>(months).map((month) => {
    const minute = (at: Cell) => (at === null ? null : minuteOf(String(at)));
    const cells: Readonly<Record<string, Content | null>> = {
      monthName: month.month,
      monthState: w.states[month.state as MonthState],
      accountsDone: month.done === null ? null : w.accounts(String(month.done), String(month.all)),
      closedBy: month.closedBy,
      closedAt: minute(month.closedAt),
      reopenedBy: month.reopenedBy,
      approvedBy: month.approvedBy,
      reopenedAt: minute(month.reopenedAt),
      reason: month.reason,
      monthNote: month.waiting === null ? null : w.waits,
    };
    return monthColumns.map(({ key }) => cells[key] ?? '');
  });
