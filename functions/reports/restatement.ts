import { restatedPlanColumns, restatementColumns, type reports } from '../../api/routes/reports.ts';
import { accept } from '../../domain/outcome.ts';
import { toTable } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import type { CustomerLine } from '../../store/customers.ts';
import { readMembers } from '../../store/members.ts';
import { knowledgeOf } from '../as-known.ts';
import { instant } from '../clock.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { knownPageSize, listedDealers, placeOf } from './dealers.ts';
import { readRestated, type RestatedAsked, type RestatedDealer } from './restated.ts';

/** Dealers read at once: a page has fewer than its most where their rows fill it before. */
const readAtOnce = 100;

/** Most bytes of the rows of one page: a function may answer 6 MB, a page is at most 5. */
const pageBytes = 4_000_000;

/** Exactly what was recorded after an instant and makes the report of a month another one now. */
export const getRestatement: Handler<typeof reports.getRestatement> = async (
  { params: { month }, query: { asKnownAt, territory, cursor } },
  { member },
) => {
  const question = ['restatement', month, asKnownAt, territory ?? null];
  const after = await readCursor(cursor, question, member);
  const restatedAt = instant();
  const [company, listed] = await Promise.all([readCompany(db), listedDealers(member, undefined)]);
  const knowledge = knowledgeOf(asKnownAt, company.timeZone, restatedAt);
  const rest = after === null ? listed : listed.filter((line) => placeOf(line) > after);
  const scope = { member, territory, knowledge };
  const { dealers, last } = await readPage(rest, {
    scope,
    month,
    startMonth: company.fiscalYearStart,
  });
  const named = naming(await namesOf(dealers));
  const rows = dealers.flatMap((dealer) => dealer.rows);
  const plans = dealers.flatMap((dealer) => dealer.plan);
  return accept({
    month,
    knownAt: knowledge.knownAt,
    restatedAt,
    ...toTable(
      restatementColumns,
      rows.map((row) => ({ ...row, recordedBy: named(row.recordedBy) })),
    ),
    plans: toTable(
      restatedPlanColumns,
      plans.map((row) => ({ ...row, changedBy: named(row.changedBy) })),
    ),
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};

/** As many dealers as fit a page; one is never cut in two. */
async function readPage(
  lines: readonly CustomerLine[],
  asked: RestatedAsked,
): Promise<{ dealers: RestatedDealer[]; last: string | null }> {
  const dealers: RestatedDealer[] = [];
  let bytes = 0;
  const until = Math.min(lines.length, knownPageSize);
  for (let from = 0; from < until; from += readAtOnce) {
    for (const dealer of await readRestated(lines.slice(from, from + readAtOnce), asked)) {
      bytes += Buffer.byteLength(JSON.stringify(dealer.rows.map((row) => Object.values(row))));
      const before = dealers.at(-1);
      if (bytes > pageBytes && before) return { dealers, last: placeOf(before.line) };
      dealers.push(dealer);
    }
  }
  const end = lines.length > until ? lines[until - 1] : undefined;
  return { dealers, last: end ? placeOf(end) : null };
}

/** Names of the members who recorded or planned something. */
async function namesOf(dealers: readonly RestatedDealer[]): Promise<Map<string, string>> {
  const people = dealers.flatMap(({ rows, plan }) => [
    ...rows.map((row) => row.recordedBy),
    ...plan.flatMap(({ changedBy }) => changedBy ?? []),
  ]);
  const members = people.length > 0 ? await readMembers(db, people) : [];
  return new Map(members.map(({ memberId, name }) => [memberId, name]));
}

/** Puts the names of people where their ids stand; somebody unknown keeps the id. */
const naming =
  (names: ReadonlyMap<string, string>) =>
  (id: string | null): string | null =>
    id === null ? null : (names.get(id) ?? id);
