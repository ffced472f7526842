import { isEmpty } from '../../domain/report.ts';
import type { DealerMonth } from '../../domain/report-rows.ts';
import type { Month } from '../../domain/values/month.ts';
import type { Cell } from '../../domain/values/table.ts';
import type { CustomerLine } from '../../store/customers.ts';
import { knownPageSize, placeOf, withAccounts, type Dealer, type Scope } from './dealers.ts';
import { readMonths } from './read-months.ts';
import {
  cellsOf,
  rowOfDealer,
  rowsAddedUp,
  rowsOfDealer,
  showsAccounts,
  type ReportFrame,
  type Row,
} from './rows.ts';

/** Most bytes of the rows of one page: a function may answer 6 MB, a page is at most 5. */
const pageBytes = 4_500_000;

/** Dealers read at once where a page may be full before all are read. */
const readAtOnce = 200;

/** Rows of one page; `last` is the place of its last dealer where more follow, else null. */
export interface Page {
  readonly rows: readonly Row[];
  readonly cells: readonly Cell[][];
  readonly last: string | null;
}

/** The rows of these dealers, of all or as many as fit a page; a dealer is never cut in two. */
export async function readPage(
  lines: readonly CustomerLine[],
  month: Month,
  frame: ReportFrame,
  scope: Scope,
): Promise<Page> {
  const { by, company } = frame;
  const asked = { month, startMonth: company.fiscalYearStart, withAccounts: showsAccounts(by) };
  const read = async (some: readonly CustomerLine[]) => {
    const dealers = await withAccounts(some, scope);
    return { dealers, months: await readMonths(dealers, asked, scope.knowledge) };
  };
  if (by !== 'dealer' && by !== 'dealer-product') {
    const rows = rowsAddedUp((await read(lines)).months, frame);
    return { rows, cells: rows.map((row) => cellsOf(row, frame)), last: null };
  }
  const rows: Row[] = [];
  const cells: Cell[][] = [];
  let [bytes, last] = [0, ''];
  const most = scope.knowledge.at === null ? lines.length : knownPageSize;
  const until = Math.min(lines.length, most);
  const size = by === 'dealer' ? Math.max(1, lines.length) : readAtOnce;
  for (let from = 0; from < until; from += size) {
    const { dealers, months } = await read(lines.slice(from, Math.min(from + size, until)));
    for (const [i, dealer] of dealers.entries()) {
      const own = rowsOf(dealer, months[i], frame);
      const ownCells = own.map((row) => cellsOf(row, frame));
      bytes += Buffer.byteLength(JSON.stringify(ownCells));
      if (bytes > pageBytes && rows.length > 0) return { rows, cells, last };
      rows.push(...own);
      cells.push(...ownCells);
      last = placeOf(dealer.line);
    }
  }
  const end = lines.length > until ? lines[until - 1] : undefined;
  return { rows, cells, last: end ? placeOf(end) : null };
}

/** The rows of one dealer; one that is closed and has nothing to show has none. */
function rowsOf({ line }: Dealer, month: DealerMonth | undefined, frame: ReportFrame): Row[] {
  if (!month) return [];
  if (frame.by === 'dealer-product') return rowsOfDealer(month, frame.products);
  const row = rowOfDealer(month);
  return line.active || !isEmpty(row.sums.goods, row.sums.account) ? [row] : [];
}
