import type * as z from 'zod';
import type { bank, BankAnswer } from '../../api/routes/bank.ts';
import type { BankLine } from '../../domain/bank/bank-line.ts';
import {
  decidedLine,
  isDone,
  paymentOf,
  type BankDecision,
  type BankReason,
} from '../../domain/bank/deciding.ts';
import type { Company } from '../../domain/company.ts';
import type { Member } from '../../domain/member.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import { post, type PostingReason } from '../../domain/posting.ts';
import { readAccount } from '../../store/accounts.ts';
import { changedBankLine, readBankLines } from '../../store/bank-lines.ts';
import { readCompany } from '../../store/company.ts';
import { readReversals } from '../../store/entries.ts';
import { chunkItems, chunks } from '../../store/postings.ts';
import { sha256 } from '../../store/sha256.ts';
import { Busy, Conflict, transact, untilDone, type TransactItem } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import { isCompanyWide } from '../months/close.ts';
import { rowProblem } from '../row-problem.ts';
import type { Handler } from '../serve.ts';
import { idOf } from './line-id.ts';

type Reason = PostingReason | BankReason | 'bank-line-not-found' | 'customer-not-found' | 'busy';
type Decided = Outcome<BankLine, Reason>;

/** Decides lines one after the other: one refused holds back no other. */
export const decideBankLines: Handler<typeof bank.decideBankLines> = async (
  { body: { decisions } },
  { member, locale },
) => {
  if (!isCompanyWide(member)) return refuse('company-wide-only');
  const company = await readCompany(db);
  const answers: z.output<typeof BankAnswer>[] = [];
  for (const decision of decisions) {
    const { lineId } = decision;
    const outcome = await decide(decision, member, company);
    if (!outcome.ok) {
      answers.push({ outcome: 'refused', lineId, problem: rowProblem(outcome, locale) });
    } else {
      const { state, entryId } = outcome.facts;
      answers.push({ outcome: 'done', lineId, state, entryId });
    }
  }
  return accept({ answers });
};

async function decide(decision: BankDecision, member: Member, company: Company): Promise<Decided> {
  try {
    return await untilDone(() => decideOnce(decision, member, company));
  } catch (error) {
    // One account that many write to must not hold back the others.
    if (error instanceof Busy) return refuse('busy');
    throw error;
  }
}

/** The payment and the line that it came from are written together, so each is there once. */
async function decideOnce(
  decision: BankDecision,
  member: Member,
  company: Company,
): Promise<Decided> {
  const { lineId } = decision;
  const line = (await readBankLines(db, [lineId])).get(lineId);
  if (!line) return refuse('bank-line-not-found');
  if (isDone(line, decision, member.memberId)) return accept(line);
  const by = { memberId: member.memberId, at: instant() };
  const payment = line.state === 'waiting' && decision.do === 'confirm' ? decision : null;
  const posted = payment ? await posting(line, payment, member, company) : accept(null);
  if (!posted.ok) return posted;
  const after = decidedLine(line, decision, by, {
    entryId: posted.facts?.entryId ?? null,
    isReversed: await isReversed(line),
  });
  if (!after.ok) return after;
  await transact(db, [...(posted.facts?.items ?? []), changedBankLine(db, after.facts)]);
  return after;
}

/** What recording the payment writes, decided by the rules of posting. */
async function posting(
  line: BankLine,
  decision: Extract<BankDecision, { do: 'confirm' }>,
  { memberId, roles }: Member,
  { policies, currency, timeZone }: Company,
): Promise<Outcome<{ entryId: string; items: TransactItem[] }, Reason>> {
  const entry = paymentOf(line, decision, idOf);
  const account = await readAccount(db, entry.dealerId, [entry]);
  if (!account) return refuse('customer-not-found', { customer: entry.dealerId });
  const outcome = post(account, entry, {
    ...{ by: memberId, roles, at: instant(), today: dayIn(timeZone), policies, currency },
    products: new Map(),
    hash: sha256,
  });
  if (!outcome.ok) return outcome;
  // The entry is written with its line: where it is there, the line was decided meanwhile.
  if (outcome.facts.repeated) throw new Conflict();
  const items = chunks(account, [outcome.facts.posted]).flatMap((chunk) => chunkItems(db, chunk));
  return accept({ entryId: entry.entryId, items });
}

async function isReversed({ state, dealerId, entryId }: BankLine): Promise<boolean> {
  if (state !== 'confirmed' || dealerId === null || entryId === null) return false;
  const day = entryId.slice(0, 10);
  return (await readReversals(db, dealerId, { from: day, to: day })).has(entryId);
}
