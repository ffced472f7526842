import { PlanField } from '../../../domain/plan.ts';
import type { CellAnswer } from '../../../api/cells.ts';
import { cellLimit } from '../../../api/cells.ts';
import { plans } from '../../../api/routes/plans.ts';
import { ask, callInTime } from '../call.ts';
import type { EditableKind, Push, Sent } from '../editable/kind.ts';
import { batches } from '../table/answers.ts';
import type { Content } from '../table/cell.ts';
import type { Edit } from '../table/diff.ts';
import type { Words } from '../words.ts';
import { planColumns, planFields, planIdentity } from './columns.ts';
import { PlanContext } from './context.ts';
import { fieldsOf } from './fields.ts';
import { columnTotalFormula } from './formulas.ts';
import { splitPlanIdentity } from './identity.ts';
import { pricesMovedAlong, pricesTakenAway } from './moved-along.ts';
import { pullPlan } from './pull.ts';
import { shownValue, statusText } from './rows.ts';
import { planBackground, planRules } from './rules.ts';
import { caseSizeOf, understandPlan } from './understand.ts';

/** The sheet of a month's plans. */
export const planKind: EditableKind<PlanContext> = {
  kind: 'plan',
  context: PlanContext,
  identity: planIdentity,
  pushed: planFields,
  marked: ['status'],
  frozenColumns: 5,
  tabColour: '#1155cc',
  columns: (words, context) => planColumns(words, context.unit),
  head: (words) => [
    figure(1, words.plan.total, 'amount'),
    figure(2, words.plan.supportTotal, 'supportAmount'),
  ],
  rules: planRules,
  background: planBackground,
  tabName: (month, words) => words.plan.sheetName(month),
  example: (words) => words.plan.sheetName('2026-11'),
  pull: pullPlan,
  understand: understandPlan,
  send: sendPlan,
  columnOf: (identity, field) => {
    const columns: Readonly<Record<string, string>> = fieldsOf(splitPlanIdentity(identity).row);
    return columns[field] ?? 'note';
  },
  shown: (identity, field, value, context) =>
    shownValue(field, value, caseSizeOf(context, splitPlanIdentity(identity).row), context),
  shownBy: (context) => context,
  nameOf: (identity, context) => nameOf(identity, context),
  units: ({ unit }, { plan }) => (unit === 'case' ? plan.inCases : plan.inUnits),
  movedAlong: pricesMovedAlong,
  emptied: pricesTakenAway,
  sameUnits: (a, b) => a.unit === b.unit && a.digits === b.digits && !isRepacked(a, b),
};

/** Both figures stand in the column of dealer totals, which none of them sums. */
const figure = (row: 1 | 2, label: string, sums: string) =>
  ({ row, column: 'amount', label, value: { formula: columnTotalFormula(sums) } }) as const;

/** True where cases hold another number of units, so that a target is another number of cases. */
const isRepacked = (a: PlanContext, b: PlanContext): boolean =>
  a.unit === 'case' &&
  Object.entries(b.products).some(
    ([code, { caseSize }]) => (a.products[code]?.caseSize ?? caseSize) !== caseSize,
  );

/** Sends edits in as few requests as the limits allow, those of one dealer together. */
function sendPlan({ scope: month, edits, together }: Push<PlanContext>, words: Words): Sent {
  const parts = batches(edits, cellLimit, ({ identity }) => splitPlanIdentity(identity).dealerId);
  const replies = callInTime(
    parts.map((part) =>
      ask(plans.pushMonthPlans, {
        params: { month },
        body: { cells: part.map(cellOf), ...(together && { together }) },
      }),
    ),
  );
  const answers = new Map<Edit, CellAnswer>();
  parts.forEach((part, p) =>
    part.forEach((edit, i) => {
      const answer = replies[p]?.cells[i];
      if (answer) answers.set(edit, answer);
    }),
  );
  const statuses = new Map<string, string>();
  for (const { plans: changed } of replies) {
    for (const plan of changed) statuses.set(plan.dealerId, statusText(plan.status, words));
  }
  const edited = new Set(
    edits
      .filter((edit) => edit.field === 'quantity' && answers.get(edit)?.outcome === 'taken')
      .map(({ identity }) => identity),
  );
  return {
    answers: edits.map((edit) => answers.get(edit)),
    changed: (identity) => ({
      ...statusOf(statuses, identity),
      ...(edited.has(identity) && { proposed: null }),
    }),
  };
}

/** The changed status of the dealer that a row belongs to, or nothing. */
export function statusOf(
  statuses: ReadonlyMap<string, string>,
  identity: string,
): Readonly<Record<string, Content>> {
  const status = statuses.get(splitPlanIdentity(identity).dealerId);
  return status === undefined ? {} : { status };
}

function cellOf({ identity, field, base, mine }: Edit) {
  const { dealerId, row } = splitPlanIdentity(identity);
  return { dealerId, row, field: PlanField.parse(field), base, mine };
}

function nameOf(identity: string, context: PlanContext): string {
  const { dealerId, row } = splitPlanIdentity(identity);
  const dealer = Object.entries(context.dealers).find(([, { id }]) => id === dealerId);
  const product = Object.entries(context.products).find(([, { id }]) => id === row);
  const dealerName = dealer ? `${dealer[0]} ${dealer[1].name}` : dealerId;
  return `${dealerName} · ${product ? `${product[0]} ${product[1].name}` : row}`;
}
