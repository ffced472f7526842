import type { bank } from '../../api/routes/bank.ts';
import type { BankFacts, BankLine } from '../../domain/bank/bank-line.ts';
import { readStatement } from '../../domain/bank/read-lines.ts';
import type { By } from '../../domain/member-changes.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { minorDigits } from '../../domain/values/currency.ts';
import { changedBankLine, readBankLines } from '../../store/bank-lines.ts';
import { readCompany } from '../../store/company.ts';
import { Conflict, transactionLimit, untilDone, writeTogether } from '../../store/transact.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { isCompanyWide } from '../months/close.ts';
import { rowProblem } from '../row-problem.ts';
import type { Handler } from '../serve.ts';
import { idOf } from './line-id.ts';

/** Brings in a statement. Lines that are there, in whatever state, stay as they are. */
export const importBankLines: Handler<typeof bank.importBankLines> = async (
  { body: { account, rows, dayOrder = null } },
  { member, locale },
) => {
  if (!isCompanyWide(member)) return refuse('company-wide-only');
  const { currency } = await readCompany(db);
  const read = readStatement(rows, { account, digits: minorDigits(currency), dayOrder, idOf });
  if (!read.ok) return read;
  const { columns, lines, out, unread } = read.facts;
  const by = { memberId: member.memberId, at: instant() };
  let added = 0;
  for (let from = 0; from < lines.length; from += transactionLimit) {
    added += await keepNew(lines.slice(from, from + transactionLimit), by);
  }
  return accept({
    ...{ columns: [...columns], added, known: lines.length - added, out },
    unread: unread.map(({ row, wrong, written }) => ({
      row,
      problem: rowProblem(refuse(`bank-${wrong}-unreadable`, { written }), locale),
    })),
  });
};

/** Keeps those that are not there yet, together; answers how many. */
const keepNew = (lines: readonly BankFacts[], by: By): Promise<number> =>
  untilDone(async () => {
    const there = await readBankLines(
      db,
      lines.map(({ lineId }) => lineId),
    );
    const fresh = lines.filter(({ lineId }) => !there.has(lineId));
    if (fresh.length === 0) return 0;
    const items = fresh.map((facts) => changedBankLine(db, newLine(facts, by)));
    // Somebody imports the same at the same time: what is there by now is known.
    if (!(await writeTogether(db, items))) throw new Conflict();
    return fresh.length;
  });

const newLine = (facts: BankFacts, { memberId, at }: By): BankLine => ({
  ...facts,
  ...{ state: 'waiting', dealerId: null, entryId: null, reason: null },
  ...{ importedBy: memberId, importedAt: at, decidedBy: null, decidedAt: null },
  ...{ again: 0, version: 1 },
});
