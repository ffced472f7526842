import type { Approval } from '../../../domain/approval.ts';
import { dealer, money, text } from '../contracts/register-columns.ts';
import { dealerCells, type DealerNames } from '../contracts/register-rows.ts';
import type { Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import type { Words } from '../words.ts';

/** The columns of what waits for a decision. */
export const requestColumns: readonly Column[] = [
  text('requestKind', 180),
  ...dealer,
  text('requestAbout', 150),
  money('requestCurrent'),
  money('requestAmount'),
  text('reason', 320),
  text('requestedBy', 140),
  text('requestedAt', 130),
  text('approvalId', 260),
];

/** What a row is written with. */
export interface RequestContext {
  readonly dealers: DealerNames;
  /** Names of members by their ids. */
  readonly names: Readonly<Record<string, string>>;
  readonly digits: number;
  readonly minuteOf: (instant: string) => string;
}

/** A row for each request; one about the whole company says so where others name a dealer. */
export const requestRows = (
  requests: readonly Approval[],
  { dealers, names, digits, minuteOf }: RequestContext,
  { approvals: w }: Words,
): Content[][] =>
  requests.map((request) => {
    const { kind, dealerId, amount, current, subject } = request;
    const shown = (minor: number | null) => (minor === null ? null : minor / 10 ** digits);
    const isLimit = kind === 'credit-limit';
    const cells: Readonly<Record<string, Content | null>> = {
      ...(dealerId === null ? { dealerName: w.ofCompany } : dealerCells(dealerId, dealers)),
      requestKind: w.kinds[kind],
      requestAbout: request.settles?.map((s) => s.document).join(', ') ?? aboutOf(kind, subject, w),
      requestCurrent: isLimit && current === null ? w.noLimit : shown(current),
      requestAmount: isLimit && amount === null ? w.noLimit : shown(amount),
      reason: request.reason,
      requestedBy: names[request.requestedBy] ?? request.requestedBy,
      requestedAt: minuteOf(request.requestedAt),
      approvalId: request.approvalId,
    };
    return requestColumns.map(({ key }) => cells[key] ?? '');
  });

/** What people know a subject by: a month. Ids say nothing to them. */
function aboutOf(kind: Approval['kind'], subject: string, w: Words['approvals']): string | null {
  if (kind === 'plan') return subject;
  return kind === 'month-reopening' ? w.month(subject) : null;
}
