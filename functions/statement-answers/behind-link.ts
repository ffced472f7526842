import type { Company } from '../../domain/company.ts';
import {
  answerableThrough,
  type StatedMonth,
  type StatementAnswer,
} from '../../domain/summaries/statement-answer.ts';
import type { Day } from '../../domain/values/day.ts';
import { readCompany } from '../../store/company.ts';
import { readCustomer } from '../../store/customers.ts';
import { lettersTo } from '../../store/letters.ts';
import { readAnswers } from '../../store/statement-answers.ts';
import { dayIn } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import { keyToCheck } from './link-key.ts';
import { newestStated, readStated } from './stated.ts';
import { isSentTo, readToken, type SignedLink } from './token.ts';

/** The statement behind a link, as it was sent last, and what was answered so far. */
export interface BehindLink {
  readonly company: Company;
  readonly stated: StatedMonth;
  /** Which copy of the statement that is. */
  readonly copy: number;
  readonly sentTo: string;
  readonly through: Day;
  readonly answers: readonly StatementAnswer[];
}

/**
 * What lies behind a link. One that is no link of ours, that is over, whose address is none of the
 * dealer's any more, or whose statement was never sent, is refused by one sentence; the first of
 * them without reading anything.
 */
export async function behindLink(token: string): Promise<BehindLink> {
  const secret = await keyToCheck();
  const link = readToken(secret, token);
  const behind = link && secret !== null ? await readBehind(secret, link) : null;
  if (behind === null) throw new Problem('link-unknown');
  return behind;
}

async function readBehind(secret: string, link: SignedLink): Promise<BehindLink | null> {
  const { month, dealerId } = link;
  const run = { kind: 'dealer-statement', period: month } as const;
  const [company, kept, copies, answers] = await Promise.all([
    readCompany(db),
    readCustomer(db, dealerId),
    lettersTo(db, run, { is: 'dealer', dealerId }),
    readAnswers(db, month, dealerId),
  ]);
  const through = answerableThrough(month);
  const addresses = (kept?.customer.contacts ?? []).flatMap(({ email }) => email ?? []);
  const sentTo = addresses.find((address) => isSentTo(secret, link, address));
  const letter = newestStated(copies);
  const isOver = dayIn(company.timeZone) > through;
  if (isOver || sentTo === undefined || letter === null) return null;
  const stated = await readStated(letter);
  return { company, stated, copy: letter.copy, sentTo, through, answers };
}
