import { ageingColumns, type reports } from '../../api/routes/reports.ts';
import { ageing, noAgeing, type Ageing } from '../../domain/ageing.ts';
import { worksIn } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { added } from '../../domain/report.ts';
import { addDays } from '../../domain/values/day.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { dayIn } from '../clock.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { listedDealers, placeOf, withHeads, type Dealer } from './dealers.ts';
import { readStandings, type AccountStanding } from './standings.ts';

/** Most dealers of a page. */
const pageSize = 2000;

type Column = (typeof ageingColumns)[number];

/** What every dealer in the caller's territories owes on a day, by days past due. */
export const getReceivables: Handler<typeof reports.getReceivables> = async (
  { query: { asOf: asked, territory, cursor } },
  { member },
) => {
  const company = await readCompany(db);
  const today = dayIn(company.timeZone);
  const asOf = asked ?? today;
  const question = ['receivables', asOf, territory ?? null];
  const after = readCursor(cursor, question, member);
  const listed = await listedDealers(member, territory);
  const rest = after === null ? listed : listed.filter((line) => placeOf(line) > after);
  const page = rest.slice(0, pageSize);
  const dealers = await withHeads(page, member, territory);
  // Entries may be dated ahead of the day they are recorded on, as far as the policy allows.
  const allDated = asOf >= addDays(today, company.policies.daysAhead);
  const standings = await readStandings(
    dealers.map((dealer) => dealer.head),
    asOf,
    allDated,
  );
  const last = rest.length > pageSize ? page.at(-1) : undefined;
  const records: Record<Column, Cell>[] = [];
  let total = noAgeing;
  for (const [i, { line }] of dealers.entries()) {
    const found = standings[i];
    if (!found || !worksIn(member, found.head.territory)) continue;
    const aged = ageing(found.standing, asOf);
    if (!line.active && isNothing(aged)) continue;
    total = added(total, aged);
    records.push(recordOf(line, found, aged));
  }
  return accept({
    asOf,
    ...toTable(ageingColumns, records),
    total: ageingColumns.map((column) => (column in total ? total[column as keyof Ageing] : null)),
    ...(last ? { next: writeCursor(placeOf(last), question, member) } : {}),
  });
};

const isNothing = (aged: Ageing): boolean =>
  Object.values<number>({ ...aged }).every((amount) => amount === 0);

const recordOf = (
  line: Dealer['line'],
  { head }: AccountStanding,
  aged: Ageing,
): Record<Column, Cell> => ({
  dealerId: line.customerId,
  dealerCode: line.code,
  dealerName: line.name,
  territory: head.territory,
  class: line.class,
  ...aged,
  creditLimit: head.creditLimit,
});
