import { toRecords } from '../../../domain/values/table.ts';
import { activeTab } from '../sheets/tab.ts';
import { words } from '../settings.ts';
import { currentMonth } from './open.ts';
import { fetchPlans } from './pull.ts';

/** Names the dealers with business in the last three months and no plan for the open month. */
export function showMissing(): string {
  const w = words();
  const tab = activeTab();
  const month = tab?.pull.kind === 'plan' ? tab.pull.scope : currentMonth();
  const plans = fetchPlans(month);
  const missing = new Set(plans.missing);
  if (missing.size === 0) return w.plan.noneMissing;
  const dealers = toRecords<'dealerId' | 'dealerCode' | 'dealerName' | 'territory'>(plans.dealers);
  const lines = dealers
    .filter(({ dealerId }) => missing.has(String(dealerId)))
    .map(
      ({ dealerCode, dealerName, territory }) =>
        `${String(dealerCode)}  ${String(dealerName)}  (${String(territory)})`,
    );
  const ui = SpreadsheetApp.getUi();
  const title = w.plan.missingTitle(missing.size, month);
  ui.alert(w.plan.missing, [title, '', ...lines].join('\n'), ui.ButtonSet.OK);
  return '';
}
