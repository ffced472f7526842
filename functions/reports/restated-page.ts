import { restatedPlanColumns, restatementColumns } from '../../api/routes/reports.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import type { CustomerLine } from '../../store/customers.ts';
import { readMembers } from '../../store/members.ts';
import { db } from '../database.ts';
import { knownPageSize, placeOf } from './dealers.ts';
import { readRestated, type RestatedAsked, type RestatedDealer } from './restated.ts';

/** Dealers read at once: a page has fewer than its most where their rows fill it before. */
const readAtOnce = 100;

/** Most bytes of the rows of one page: a function may answer 6 MB, a page is at most 5. */
const pageBytes = 4_000_000;

/** Rows of one page; `last` is the position after which more follow, null where nothing does. */
export interface RestatedPage {
  readonly rows: readonly Cell[][];
  readonly plans: readonly Cell[][];
  readonly last: string | null;
}

/** How far the pages before came: through a dealer, or only through one version of its account. */
interface Reached {
  readonly place: string;
  readonly version: number | null;
}

/**
 * As many rows after a position as fit a page. A dealer with more goes on in the next one, after
 * the last version shown: versions only grow, so that no row comes twice and none is missed,
 * whatever is recorded between two pages. `most` bytes of rows fit, and at least one row.
 */
export async function readRestatedPage(
  listed: readonly CustomerLine[],
  asked: RestatedAsked,
  position: string | null,
  most = pageBytes,
): Promise<RestatedPage> {
  const reached = position === null ? null : reachedAt(position);
  const lines = reached === null ? listed : listed.filter((line) => isAhead(line, reached));
  const names = new Map<string, string>();
  const rows: Cell[][] = [];
  const plans: Cell[][] = [];
  let [bytes, last] = [0, ''];
  const until = Math.min(lines.length, knownPageSize);
  for (let from = 0; from < until; from += readAtOnce) {
    const all = await readRestated(lines.slice(from, Math.min(from + readAtOnce, until)), asked);
    const dealers = all.map((dealer) => restOf(dealer, reached));
    await addNames(names, dealers);
    for (const { line, ...own } of dealers) {
      const planned = planCells(own.plan, names);
      for (const [i, cells] of entryCells(own.rows, names).entries()) {
        bytes += Buffer.byteLength(JSON.stringify(cells));
        if (bytes > most && last !== '') return { rows, plans, last };
        if (i === 0) plans.push(...planned);
        rows.push(cells);
        last = `${placeOf(line)}\0${String(own.rows[i]?.version)}`;
      }
      if (own.rows.length === 0) plans.push(...planned);
      last = placeOf(line);
    }
  }
  const end = lines.length > until ? lines[until - 1] : undefined;
  return { rows, plans, last: end ? placeOf(end) : null };
}

/** A position is the place of a dealer, and within its account the version shown last. */
function reachedAt(position: string): Reached {
  const [code = '', customerId = '', version] = position.split('\0');
  return {
    place: `${code}\0${customerId}`,
    version: version === undefined ? null : Number(version),
  };
}

function isAhead(line: CustomerLine, { place, version }: Reached): boolean {
  const own = placeOf(line);
  return own > place || (own === place && version !== null);
}

/** What is still to show of a dealer; its plan came with its first rows. */
function restOf(dealer: RestatedDealer, reached: Reached | null): RestatedDealer {
  if (reached?.place !== placeOf(dealer.line)) return dealer;
  const shown = reached.version ?? 0;
  return { ...dealer, rows: dealer.rows.filter((row) => row.version > shown), plan: [] };
}

/** Adds the names of the members who recorded or planned something and are not named yet. */
async function addNames(
  names: Map<string, string>,
  dealers: readonly RestatedDealer[],
): Promise<void> {
  const people = dealers.flatMap(({ rows, plan }) => [
    ...rows.map((row) => row.recordedBy),
    ...plan.flatMap(({ changedBy }) => changedBy ?? []),
  ]);
  const unknown = [...new Set(people)].filter((id) => !names.has(id));
  const members = unknown.length > 0 ? await readMembers(db, unknown) : [];
  for (const { memberId, name } of members) names.set(memberId, name);
}

type Names = ReadonlyMap<string, string>;

/** People are shown by name; somebody unknown keeps the id. */
const entryCells = (rows: RestatedDealer['rows'], names: Names): Cell[][] =>
  toTable(
    restatementColumns,
    rows.map((row) => ({ ...row, recordedBy: names.get(row.recordedBy) ?? row.recordedBy })),
  ).rows;

const planCells = (rows: RestatedDealer['plan'], names: Names): Cell[][] =>
  toTable(
    restatedPlanColumns,
    rows.map((row) => ({ ...row, changedBy: names.get(row.changedBy ?? '') ?? row.changedBy })),
  ).rows;
