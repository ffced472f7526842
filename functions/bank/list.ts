import { bankColumns, type bank } from '../../api/routes/bank.ts';
import type { BankLine } from '../../domain/bank/bank-line.ts';
import { proposals, type Proposal } from '../../domain/bank/matching.ts';
import { accept } from '../../domain/outcome.ts';
import type { Month } from '../../domain/values/month.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import { bankLinesOf, waitingBankLines } from '../../store/bank-lines.ts';
import { readCompany } from '../../store/company.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import { isCompanyWide } from '../months/close.ts';
import type { Handler } from '../serve.ts';
import { readKnown } from './known.ts';

/** Lines of a page: what is open is read once for all of them. */
const pageSize = 200;

type Row = Record<(typeof bankColumns)[number], Cell>;

/**
 * Lines that wait with what is proposed for each, or those of a month. Whose payment a line is may
 * be anybody's, so who does not work in every territory sees none.
 */
export const listBankLines: Handler<typeof bank.listBankLines> = async (
  { query: { month, cursor } },
  { member },
) => {
  const question = ['bank-lines', month ?? null];
  const after = await readCursor(cursor, question, member);
  if (!isCompanyWide(member)) return accept(toTable(bankColumns, []));
  const { lines, last } =
    month === undefined ? await waitingBankLines(db, after, pageSize) : await linesOf(month, after);
  const waiting = lines.filter((line) => line.state === 'waiting');
  const known = waiting.length > 0 ? await readKnown(await readCompany(db)) : null;
  const proposed = known ? proposals(waiting, known) : [];
  const rows = lines.map((line) => rowOf(line, proposed[waiting.indexOf(line)] ?? null));
  const next = last === null ? {} : { next: await writeCursor(last, question, member) };
  return accept({ ...toTable(bankColumns, rows), ...next });
};

async function linesOf(month: Month, after: string | null) {
  const all = (await bankLinesOf(db, month)).filter((line) => line.lineId > (after ?? ''));
  const lines = all.slice(0, pageSize);
  return { lines, last: all.length > pageSize ? (lines.at(-1)?.lineId ?? null) : null };
}

function rowOf(line: BankLine, proposal: Proposal | null): Row {
  const settles = proposal?.settles.map((s) => `${s.document}=${String(s.amount)}`).join('; ');
  return {
    ...{ lineId: line.lineId, state: line.state, account: line.account, day: line.day },
    ...{ amount: line.amount, payer: line.payer, payerAccount: line.payerAccount },
    ...{ text: line.text, reference: line.reference },
    dealerId: line.dealerId ?? proposal?.dealerId ?? null,
    settles: settles ?? null,
    ...{ by: proposal?.by ?? null, what: proposal?.what ?? null },
    ...{ confidence: proposal?.confidence ?? null, entryId: line.entryId, reason: line.reason },
    ...{ decidedBy: line.decidedBy, decidedAt: line.decidedAt },
  };
}
