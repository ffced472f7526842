import { company } from '../../../api/routes/company.ts';
import { planners } from '../../../api/routes/plan-acts.ts';
import { plans } from '../../../api/routes/plans.ts';
import type { Month } from '../../../domain/values/month.ts';
import { toRecords } from '../../../domain/values/table.ts';
import { ask, call, callInTime } from '../call.ts';
import { readActive } from '../editable/read.ts';
import { refreshTab } from '../editable/refresh.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import type { PulledRow } from '../table/pulled.ts';
import { splitPlanIdentity } from './identity.ts';
import { planKind } from './kind.ts';
import { fetchPlans } from './pull.ts';

/** Most dealers in one request. */
const dealersAtOnce = 50;

/**
 * Asks whether a month that nobody planned yet begins with what is proposed, and shows it again
 * where it does. Who makes no plans is not asked, nor of a month in which nothing is proposed or
 * some dealers have a plan already.
 */
export function offerToFill(month: Month, rows: readonly PulledRow[]): string {
  const { plan } = words();
  if (rows.some(({ cells }) => cells['status'] !== plan.noPlan)) return '';
  const proposed = rows.filter(({ cells }) => Number(cells['proposal'] ?? 0) > 0);
  const dealers = new Set(proposed.map(({ identity }) => splitPlanIdentity(identity).dealerId));
  if (dealers.size === 0 || !mayPlan()) return '';
  return fill(month, [...dealers]);
}

/** Begins the plans that the open sheet's month lacks with what is proposed. */
export function fillOpenMonth(): string {
  const { plan } = words();
  const month = readActive(planKind).tab.pull.scope;
  const dealers = toRecords<'dealerId' | 'status'>(fetchPlans(month).dealers)
    .filter(({ status }) => status === null)
    .map(({ dealerId }) => String(dealerId));
  if (dealers.length === 0) throw new Stop(plan.nothingToFill);
  return fill(month, dealers);
}

const mayPlan = (): boolean => call(company.me).roles.some((role) => planners.includes(role));

/** Opens the plans of these dealers once the person agrees; empty where they do not. */
function fill(month: Month, dealers: readonly string[]): string {
  const { plan } = words();
  const ui = SpreadsheetApp.getUi();
  const question = plan.askFill(dealers.length, month);
  if (ui.alert(plan.fill, question, ui.ButtonSet.YES_NO) !== ui.Button.YES) return '';
  const parts = Array.from({ length: Math.ceil(dealers.length / dealersAtOnce) }, (_, i) =>
    dealers.slice(i * dealersAtOnce, (i + 1) * dealersAtOnce),
  );
  const replies = callInTime(
    parts.map((dealerIds) => ask(plans.openPlans, { params: { month }, body: { dealerIds } })),
  );
  const answers = replies.flatMap((reply) => reply.plans);
  const begun = answers.filter(({ version }) => version !== null).length;
  const refused = new Set(answers.flatMap(({ problem }) => problem?.message ?? []));
  if (begun === 0) throw new Stop([...refused].join('\n') || plan.nothingProposed);
  refreshTab(planKind);
  return [plan.filled(begun), ...refused].join('\n');
}
