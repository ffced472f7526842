import { plans } from '../../../api/routes/plans.ts';
import { addMonths } from '../../../domain/values/month.ts';
import { call } from '../call.ts';
import { readActive } from '../editable/read.ts';
import { asked } from '../ledger/days.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { selectedSpans } from './acts.ts';
import { dealersOf, rowsWithin } from './chosen.ts';
import { planKind } from './kind.ts';

/**
 * *Plans → Review the month before*: asks what worked in the selected dealer's last month and what
 * did not. An empty answer leaves what is there; a dash takes it away.
 */
export function reviewMonthBefore(): string {
  const w = words();
  const { review } = w.plan;
  const { tab, state, understood } = readActive(planKind);
  const chosen = rowsWithin(understood.rows, selectedSpans(tab.sheet));
  const dealer = dealersOf(chosen, state.context)[0];
  if (!dealer) throw new Stop(w.plan.chooseDealer);
  const params = { month: addMonths(tab.pull.scope, -1), dealerId: dealer.id };
  const { review: before } = call(plans.getReview, { params });
  const about = `${dealer.code} ${dealer.name} · ${params.month}`;
  const worked = asked(review.item, review.ask(about, review.worked, before?.worked ?? null));
  if (worked === null) return '';
  const failed = asked(review.item, review.ask(about, review.failed, before?.failed ?? null));
  if (failed === null) return '';
  const written = {
    worked: said(worked, before?.worked ?? null),
    failed: said(failed, before?.failed ?? null),
  };
  const isNew =
    written.worked !== (before?.worked ?? null) || written.failed !== (before?.failed ?? null);
  if (!isNew) return review.nothing;
  call(plans.writeReview, { params, body: { version: before?.version ?? 0, ...written } });
  return review.kept(about);
}

/** What is kept of an answer: an empty one leaves what was there, a dash takes it away. */
const said = (typed: string, before: string | null): string | null =>
  typed === '' ? before : /^[-–—]$/.test(typed) ? null : typed;
