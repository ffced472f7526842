import { planDealerColumns, planLineColumns, planSupportColumns } from '../../api/routes/plans.ts';
import type { Head } from '../../domain/account.ts';
import { monthSupport } from '../../domain/plan-month.ts';
import type { Plan } from '../../domain/plan.ts';
import { addMonths, type Month } from '../../domain/values/month.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import type { CustomerLine } from '../../store/customers.ts';
import { readMembers } from '../../store/members.ts';
import { readMonthReviews } from '../../store/month-reviews.ts';
import { db } from '../database.ts';

/** A dealer of a page with its plan and the rows of its products. */
export interface DealerRows {
  readonly line: CustomerLine;
  readonly head: Head;
  readonly plan: Plan;
  readonly rows: readonly Record<string, Cell>[];
}

/** The tables of a page of a month's plans: its dealers, their products, the support they get. */
export async function monthTables(month: Month, dealers: readonly DealerRows[]) {
  const [names, reviews] = await Promise.all([namesOf(dealers), reviewsBefore(month, dealers)]);
  const rows = dealers.map(({ line, head, plan }) => ({
    dealerId: line.customerId,
    dealerCode: line.code,
    dealerName: line.name,
    territory: head.territory,
    class: line.class,
    status: plan.version === 0 ? null : plan.status,
    version: plan.version,
    note: plan.note,
    changedBy: plan.changedBy === null ? null : (names.get(plan.changedBy) ?? plan.changedBy),
    changedAt: plan.changedAt,
    worked: reviews?.get(line.customerId)?.worked ?? null,
    failed: reviews?.get(line.customerId)?.failed ?? null,
  }));
  const lines = dealers.flatMap((dealer) => dealer.rows);
  const support = dealers.flatMap(({ plan }) => monthSupport(plan));
  return {
    dealers: toTable(planDealerColumns, rows),
    lines: toTable(planLineColumns, lines as Record<(typeof planLineColumns)[number], Cell>[]),
    support: toTable(
      planSupportColumns,
      support as Record<(typeof planSupportColumns)[number], Cell>[],
    ),
  };
}

/** The names of who changed these plans last, by member. */
async function namesOf(dealers: readonly DealerRows[]): Promise<ReadonlyMap<string, string>> {
  const people = dealers.flatMap(({ plan }) => (plan.changedBy === null ? [] : [plan.changedBy]));
  const members = people.length > 0 ? await readMembers(db, people) : [];
  return new Map(members.map(({ memberId, name }) => [memberId, name]));
}

/** What people found of the month before, by dealer: who plans a month sees it there. */
async function reviewsBefore(month: Month, dealers: readonly DealerRows[]) {
  const ids = dealers.map(({ line }) => line.customerId);
  const [from, to] = [ids[0], ids.at(-1)];
  if (from === undefined || to === undefined) return null;
  return readMonthReviews(db, addMonths(month, -1), { from, to });
}
