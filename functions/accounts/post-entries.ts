import type * as z from 'zod';
import type { EntryAnswer, accounts } from '../../api/routes/accounts.ts';
import { remainingCredit } from '../../domain/account.ts';
import { contentOf } from '../../domain/chain.ts';
import type { Company } from '../../domain/company.ts';
import type { Entry } from '../../domain/entry.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import { postAll, type PostingContext, type PostingReason } from '../../domain/posting.ts';
import { productsById, type Product } from '../../domain/product.ts';
import { readAccount } from '../../store/accounts.ts';
import { readCompany } from '../../store/company.ts';
import { readRecorded } from '../../store/entries.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { mayPass } from '../../store/may-pass.ts';
import { writePosted } from '../../store/postings.ts';
import { readProducts } from '../../store/products.ts';
import { Busy, untilDone } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import { rowProblem } from '../row-problem.ts';
import type { Caller, Handler } from '../serve.ts';
import { readEntriesSent, type SentEntry } from './sent-entries.ts';
import { sha256 } from '../../store/sha256.ts';

/** Why an entry is not recorded: a rule, nobody's or another's customer, or too many writers. */
type Reason = PostingReason | 'customer-not-found' | 'busy';
type Answered = Outcome<Entry, Reason>;
type Answer = z.output<typeof EntryAnswer>;

/** Records entries: those of one dealer in order and together, of several dealers side by side. */
export const postEntries: Handler<typeof accounts.postEntries> = async ({ body }, caller) => {
  const sent = readEntriesSent(body.entries);
  const entries = sent.flatMap((each) => (each.ok ? [each.entry] : []));
  const answered = await post(entries, caller.member);
  const outcomes = sent.map((each) => (each.ok ? (answered.get(each.entry) ?? null) : null));
  const whole = refusedAsWhole(outcomes, entries);
  if (whole) return whole;
  return accept({ answers: sent.map((each, i) => answerOf(each, outcomes[i] ?? null, i, caller)) });
};

/** Where every entry is refused for the same outer cause, so is the request. */
function refusedAsWhole(outcomes: readonly (Answered | null)[], entries: readonly NewEntry[]) {
  const all = (reason: Reason) =>
    outcomes.every((outcome) => outcome !== null && !outcome.ok && outcome.reason === reason);
  if (all('busy')) throw new Problem('busy');
  return all('customer-not-found')
    ? refuse('customer-not-found', { customer: entries[0]?.dealerId ?? '' })
    : null;
}

async function post(
  entries: readonly NewEntry[],
  member: Member,
): Promise<Map<NewEntry, Answered>> {
  const byDealer = Map.groupBy(entries, (entry) => entry.dealerId);
  const products = entries.flatMap((e) => ('lines' in e ? e.lines.map((l) => l.productId) : []));
  const around = untilDone(() => Promise.all([readCompany(db), readProducts(db, products)]));
  const answers = await inParallel([...byDealer], ([dealerId, group]) =>
    postGroup(dealerId, group, member, around),
  );
  return new Map(answers.flat());
}

/** Decides and writes the entries of one dealer, again and again while others write meanwhile. */
async function postGroup(
  dealerId: string,
  group: readonly NewEntry[],
  member: Member,
  around: Promise<[Company, Product[]]>,
): Promise<[NewEntry, Answered][]> {
  const each = (answer: Answered) => group.map((entry): [NewEntry, Answered] => [entry, answer]);
  try {
    return await untilDone(async () => {
      const [account, surroundings] = await Promise.all([readAccount(db, dealerId, group), around]);
      if (!account || !worksIn(member, account.head.territory)) {
        return each(refuse('customer-not-found', { customer: dealerId }));
      }
      const batch = postAll(account, group, contextOf(member, ...surroundings));
      await writePosted(db, account, batch.posted);
      return batch.answers.map((answer, i) => [group[i] as NewEntry, answer]);
    });
  } catch (error) {
    if (error instanceof Busy) return afterBusy(dealerId, group);
    throw error;
  }
}

/**
 * What an earlier turn wrote is answered as recorded; the rest may be sent again, and so may all of
 * it where even that can't be read.
 */
async function afterBusy(
  dealerId: string,
  group: readonly NewEntry[],
): Promise<[NewEntry, Answered][]> {
  const ids = group.map((entry) => entry.entryId);
  const recorded = await readRecorded(db, dealerId, ids).catch(unlessOutOfReach);
  return group.map((entry) => {
    const found = recorded.get(entry.entryId);
    const same = found?.content === contentOf(entry, sha256);
    return [entry, found && same ? accept(found) : refuse('busy')];
  });
}

function unlessOutOfReach(error: unknown): Awaited<ReturnType<typeof readRecorded>> {
  if (error instanceof Busy || mayPass(error)) return new Map();
  throw error;
}

const contextOf = (
  { memberId, roles }: Member,
  { policies, currency, timeZone }: Company,
  products: readonly Product[],
): PostingContext => ({
  by: memberId,
  roles,
  at: instant(),
  today: dayIn(timeZone),
  policies,
  currency,
  products: productsById(products),
  hash: sha256,
});

/** The same answer whenever it is given: everything in it stands in the entry. */
function answerOf(
  sent: SentEntry,
  outcome: Answered | null,
  index: number,
  { locale }: Caller,
): Answer {
  if (!sent.ok) {
    const refusal = refuse('invalid-request');
    const problem = rowProblem(refusal, locale, sent.issues, `entries[${String(index)}]`);
    return { outcome: 'refused', entryId: sent.entryId, problem };
  }
  const { entryId } = sent.entry;
  if (outcome === null) throw new Error('an entry was not decided');
  if (!outcome.ok) return { outcome: 'refused', entryId, problem: rowProblem(outcome, locale) };
  const { version, amount, balance, at } = outcome.facts;
  return {
    ...{ outcome: 'recorded', entryId, version, amount, balance },
    ...{ remainingCredit: remainingCredit(outcome.facts), at },
  };
}
