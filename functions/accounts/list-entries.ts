import type { accounts } from '../../api/routes/accounts.ts';
import type { Member } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { statementPage } from '../../domain/statement.ts';
import type { Day } from '../../domain/values/day.ts';
import { firstDay, lastDay, monthOf } from '../../domain/values/month.ts';
import { readCompany } from '../../store/company.ts';
import { readEntries } from '../../store/entries.ts';
import { readStanding } from '../../store/standing.ts';
import { untilDone } from '../../store/transact.ts';
import { knowledgeOf, type Knowledge } from '../as-known.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { knownAccount } from './visible.ts';

/** Most entries of a page: 50 entries of 1,000 lines are 5 MB. */
const pageSize = 50;

/** The statement of a dealer, page by page; this month's where no day is named. */
export const listEntries: Handler<typeof accounts.listEntries> = async (
  { params: { dealerId }, query },
  { member },
) => {
  const { timeZone } = await readCompany(db);
  const known = knowledgeOf(query.asKnownAt, timeZone);
  const month = monthOf(known.today);
  const { from = firstDay(month), to = lastDay(month), asKnownAt, cursor } = query;
  const question = ['entries', dealerId, from, to, asKnownAt ?? null];
  const after = positionOf(await readCursor(cursor, question, member));
  const page = await readPage(dealerId, member, known, { from, to, after });
  const { opening, closing, rows: entries, last } = page;
  const next = last
    ? { next: await writeCursor(`${last.day} ${last.version}`, question, member) }
    : {};
  const { knownAt } = known;
  return accept({ dealerId, from, to, knownAt, opening, closing, entries, ...next });
};

interface Position {
  readonly day: Day;
  readonly version: number;
}

function positionOf(cursor: string | null): Position | null {
  if (cursor === null) return null;
  const [day = '', version] = cursor.split(' ');
  return { day, version: Number(version) };
}

/**
 * Entries as of one version of the head: what is recorded while they are read is not among them.
 */
const readPage = (
  dealerId: string,
  member: Member,
  knowledge: Knowledge,
  { from, to, after }: { from: Day; to: Day; after: Position | null },
) =>
  untilDone(async () => {
    const { account } = await knownAccount(dealerId, member, knowledge);
    const { head } = account;
    const [entries, open] = await Promise.all([
      readEntries(db, dealerId, { from: after?.day ?? from }),
      readStanding(db, account, null),
    ]);
    const known = entries.filter(
      ({ day, version }) =>
        version <= head.version &&
        (after === null || day > after.day || (day === after.day && version > after.version)),
    );
    return statementPage(head, known, open.items, { to, size: pageSize });
  });
