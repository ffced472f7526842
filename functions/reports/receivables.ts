import { ageingColumns, type reports } from '../../api/routes/reports.ts';
import { ageing, noAgeing, type Ageing } from '../../domain/ageing.ts';
import type { KnownHead } from '../../domain/as-known.ts';
import { worksIn } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { added } from '../../domain/report.ts';
import type { Company } from '../../domain/company.ts';
import type { Day } from '../../domain/values/day.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import type { CustomerLine } from '../../store/customers.ts';
import { knowledgeOf } from '../as-known.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import {
  knownPageSize,
  listedDealers,
  placeOf,
  withAccounts,
  type Dealer,
  type Scope,
} from './dealers.ts';
import { readStandings } from './standings.ts';

/** Most dealers of a page. */
const pageSize = 2000;

type Column = (typeof ageingColumns)[number];

/** What every dealer in the caller's territories owes on a day, by days past due. */
export const getReceivables: Handler<typeof reports.getReceivables> = async ({ query }, caller) => {
  const { member } = caller;
  const { territory, asKnownAt, cursor } = query;
  const company = await readCompany(db);
  const knowledge = knowledgeOf(asKnownAt, company.timeZone);
  const { knownAt, today } = knowledge;
  const scope = { member, territory, knowledge };
  const asOf = query.asOf ?? today;
  const question = ['receivables', asOf, territory ?? null, asKnownAt ?? null];
  const after = await readCursor(cursor, question, member);
  const listed = await listedDealers(member, asKnownAt === undefined ? territory : undefined);
  const rest = after === null ? listed : listed.filter((line) => placeOf(line) > after);
  const size = knowledge.at === null ? pageSize : knownPageSize;
  const page = rest.slice(0, size);
  const last = rest.length > size ? page.at(-1) : undefined;
  const dealers = await withAccounts(page, scope);
  const aged = await agedDealers(dealers, scope, asOf, company);
  const total = aged.map((row) => row.ageing).reduce(added, noAgeing);
  return accept({
    asOf,
    knownAt,
    ...toTable(ageingColumns, aged.map(recordOf)),
    total: ageingColumns.map((column) => (column in total ? total[column as keyof Ageing] : null)),
    ...(last ? { next: await writeCursor(placeOf(last), question, member) } : {}),
  });
};

/** A dealer with what it owes, as of a head of its account. */
interface AgedDealer {
  readonly line: CustomerLine;
  readonly head: KnownHead;
  readonly ageing: Ageing;
}

/** The dealers that have a row: a closed one only while something is open. */
async function agedDealers(
  dealers: readonly Dealer[],
  { member, knowledge }: Scope,
  asOf: Day,
  company: Company,
): Promise<AgedDealer[]> {
  const accounts = dealers.map((dealer) => dealer.account);
  const standings = await readStandings(accounts, knowledge, asOf, company);
  return dealers.flatMap(({ line }, i) => {
    const found = standings[i];
    // An account that was read again may have moved to where the caller does not work.
    if (!found || !worksIn(member, found.account.now.territory)) return [];
    const aged = ageing(found.standing, asOf);
    const nothing = Object.values<number>({ ...aged }).every((amount) => amount === 0);
    return line.active || !nothing ? [{ line, head: found.account.head, ageing: aged }] : [];
  });
}

const recordOf = ({ line, head, ageing }: AgedDealer): Record<Column, Cell> => ({
  dealerId: line.customerId,
  dealerCode: line.code,
  dealerName: line.name,
  territory: head.territory,
  class: line.class,
  ...ageing,
  creditLimit: head.creditLimit,
});
