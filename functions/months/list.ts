import { monthColumns, type months } from '../../api/routes/months.ts';
import type { Approval } from '../../domain/approval.ts';
import { monthsShown, type MonthShown } from '../../domain/months-shown.ts';
import { accept } from '../../domain/outcome.ts';
import { addMonths, monthOf } from '../../domain/values/month.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import { approvalsAbout } from '../../store/approvals.ts';
import { readCompany } from '../../store/company.ts';
import { readMembers } from '../../store/members.ts';
import { newestMonthActs } from '../../store/months.ts';
import { dayIn } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { actsShown } from './close.ts';

type Row = Record<(typeof monthColumns)[number], Cell>;

/** How every month stands, by whom and since when. */
export const listMonths: Handler<typeof months.listMonths> = async () => {
  const [{ timeZone }, acts, requests] = await Promise.all([
    readCompany(db),
    newestMonthActs(db, actsShown),
    approvalsAbout(db, null),
  ]);
  const shown = monthsShown(acts, monthOf(dayIn(timeZone)));
  const waiting = new Map(
    requests
      .filter(({ kind, state }) => kind === 'month-reopening' && state === 'waiting')
      .map((request) => [request.subject, request]),
  );
  const people = acts.flatMap(({ askedBy, approvedBy }) => [askedBy, approvedBy ?? askedBy]);
  const names = new Map((await readMembers(db, people)).map((m) => [m.memberId, m.name]));
  const rows = shown.map((month) => rowOf(month, names, waiting.get(month.month)));
  const [newest] = acts;
  const open = newest ? addMonths(newest.through, 1) : null;
  return accept({ ...toTable(monthColumns, rows), open, acts });
};

function rowOf(
  { month, state, closed, reopened }: MonthShown,
  names: ReadonlyMap<string, string>,
  waiting: Approval | undefined,
): Row {
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? id) : null);
  const last = (reopened?.number ?? 0) > (closed?.number ?? 0) ? reopened : closed;
  return {
    ...{ month, state },
    ...{ closedBy: nameOf(closed?.askedBy), closedAt: closed?.endedAt ?? null },
    ...{ reopenedBy: nameOf(reopened?.askedBy), approvedBy: nameOf(reopened?.approvedBy) },
    ...{ reopenedAt: reopened?.endedAt ?? null, reason: reopened?.reason ?? null },
    ...{ done: last?.done ?? null, all: last?.all ?? null },
    waiting: waiting?.approvalId ?? null,
  };
}
