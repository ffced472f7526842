import type { accounts } from '../../api/routes/accounts.ts';
import { groundsOfEntry } from '../../domain/contracts/grounds.ts';
import { accept } from '../../domain/outcome.ts';
import { firstDay, lastDay, monthOf } from '../../domain/values/month.ts';
import { readCompany } from '../../store/company.ts';
import { readInForceOf } from '../../store/in-force.ts';
import { untilDone } from '../../store/transact.ts';
import { knowledgeOf } from '../as-known.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { readStatement, type Position } from './read-statement.ts';
import { knownAccount } from './visible.ts';

/** The statement of a dealer, page by page; this month's where no day is named. */
export const listEntries: Handler<typeof accounts.listEntries> = async (
  { params: { dealerId }, query },
  { member },
) => {
  const { timeZone, fiscalYearStart } = await readCompany(db);
  const known = knowledgeOf(query.asKnownAt, timeZone);
  const month = monthOf(known.today);
  const { from = firstDay(month), to = lastDay(month), asKnownAt, cursor } = query;
  const question = ['entries', dealerId, from, to, asKnownAt ?? null];
  const after = positionOf(await readCursor(cursor, question, member));
  const { page, headVersion, inForce } = await untilDone(async () => {
    const { account } = await knownAccount(dealerId, member, known);
    const contracts = await readInForceOf(db, [account.now]);
    const asked = { from, to, after, startMonth: fiscalYearStart };
    return {
      page: await readStatement(account, asked),
      headVersion: account.head.version,
      inForce: contracts.get(dealerId) ?? null,
    };
  });
  const { opening, closing, rows, last } = page;
  const entries = rows.map((entry) => ({ ...entry, grounds: groundsOfEntry(entry, inForce) }));
  const position = last && { day: last.day, version: last.version, balance: closing, headVersion };
  const next = position ? { next: await writeCursor(textOf(position), question, member) } : {};
  const { knownAt } = known;
  return accept({ dealerId, from, to, knownAt, opening, closing, entries, ...next });
};

const textOf = ({ day, version, balance, headVersion }: Position): string =>
  [day, version, balance, headVersion].join(' ');

/** A cursor of an earlier release names no balance: it is counted anew. */
function positionOf(cursor: string | null): Position | null {
  if (cursor === null) return null;
  const [day = '', version, balance = 0, headVersion = 0] = cursor.split(' ');
  return {
    day,
    version: Number(version),
    balance: Number(balance),
    headVersion: Number(headVersion),
  };
}
