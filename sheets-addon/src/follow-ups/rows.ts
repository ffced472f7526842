import type { Reply } from '../../../api/route.ts';
import type { followUps } from '../../../api/routes/follow-ups.ts';
import { figureUnits, isOverdue, type FollowUp } from '../../../domain/follow-up.ts';
import { decimal } from '../../../domain/values/currency.ts';
import { day, dealer, text } from '../contracts/register-columns.ts';
import { dealerCells, type DealerNames } from '../contracts/register-rows.ts';
import type { Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import { unknown } from '../ledger/summary-rows.ts';
import type { Words } from '../words.ts';

/** The columns of the follow-ups. */
export const followUpColumns: readonly Column[] = [
  ...dealer,
  text('followState', 90),
  day('followDue'),
  text('followOwner', 120),
  text('followText', 300),
  text('followOutcome', 300),
  text('followFigure', 150),
  text('followMonth', 80),
  text('followValue', 110),
  text('productCode', 100),
  text('pinnedBy', 120),
  text('pinnedAt', 130),
  text('followVersion', 70),
  text('followUpId', 150),
];

/** What a row is written with. */
export interface FollowUpContext {
  readonly dealers: DealerNames;
  readonly currency: string;
  readonly minuteOf: (instant: string) => string;
}

/** A row for each follow-up: what is open first, in order of its day; then what is closed. */
export function followUpRows(
  pages: readonly Reply<typeof followUps.listFollowUps>[],
  { dealers, currency, minuteOf }: FollowUpContext,
  words: Words,
): Content[][] {
  const w = words.followUps;
  const names = Object.assign({}, ...pages.map((page) => page.names)) as Record<string, string>;
  const placeOf = ({ state, due }: FollowUp) => `${state === 'open' ? '0' : '1'} ${due}`;
  const today = pages[0]?.today ?? '';
  return pages
    .flatMap((page) => page.followUps)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .map((one) => {
      const cells: Readonly<Record<string, Content | null>> = {
        ...(one.dealerId === null ? {} : dealerCells(one.dealerId, dealers)),
        followState: isOverdue(one, today) ? w.overdue : w.states[one.state],
        followDue: one.due,
        followOwner: names[one.ownerId] ?? one.ownerId,
        followText: one.text,
        followOutcome: one.outcome,
        followFigure: figureName(one.figure, words),
        followMonth: one.month,
        followValue: valueText(one, currency),
        productCode: one.productId,
        pinnedBy: names[one.pinnedBy] ?? one.pinnedBy,
        pinnedAt: minuteOf(one.pinnedAt),
        followVersion: String(one.version),
        followUpId: one.followUpId,
      };
      return followUpColumns.map(({ key }) => cells[key] ?? '');
    });
}

/** What a figure is called above its column. */
export function figureName(figure: FollowUp['figure'], { columns, followUps: w }: Words): string {
  if (figure === 'month') return w.wholeMonth;
  return figure === 'dso' ? w.dso : columns[figure];
}

/** The figure as it was when it was pinned, as people read it; empty where there is none. */
export function valueText({ figure, value }: FollowUp, currency: string): string {
  const unit = figureUnits[figure];
  if (unit === 'none') return '';
  if (value === null) return unknown;
  if (unit === 'money') return decimal(value, currency);
  if (unit === 'rate') return `${(value / 10_000).toFixed(1)} %`;
  return unit === 'days' ? (value / 100).toFixed(2) : String(value);
}
