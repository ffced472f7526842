import { letterColumns, type letters as routes } from '../../api/routes/letters.ts';
import { letterSentence } from '../../api/sentences-letters.ts';
import type { Locale } from '../../api/sentences.ts';
import { codeOfRecipient, letterIdOf, type Letter } from '../../domain/letters/letter.ts';
import type { LetterRun } from '../../domain/letters/run.ts';
import type { Member } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import { readCustomers } from '../../store/customers.ts';
import { listRuns } from '../../store/letter-runs.ts';
import { lettersTo, pageOfLetters } from '../../store/letters.ts';
import { readMembers } from '../../store/members.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { seesOthers, visibleLetters } from './visible.ts';

/** Most letters of a page. */
const pageSize = 200;

/** The letters of a month's periods, the newest period first; of managers their own alone. */
export const listLetters: Handler<typeof routes.listLetters> = async ({ query }, caller) => {
  const { member, locale } = caller;
  const { month, cursor } = query;
  const question = ['letters', month];
  const runs = (await listRuns(db)).filter(({ period }) => period.startsWith(month)).reverse();
  const place = await readCursor(cursor, question, member);
  const { letters, next } = seesOthers(member)
    ? await pageAfter(runs, place)
    : { letters: await ownLetters(runs, member), next: null };
  const rows = await rowsOf(await visibleLetters(letters, member), locale);
  return accept({
    month,
    ...toTable(letterColumns, rows),
    ...(next === null ? {} : { next: await writeCursor(next, question, member) }),
  });
};

/** Where a page begins: in which run, and after which of its letters; none is its beginning. */
const placeIn = ({ kind, period }: LetterRun, after: string): string =>
  `${period} ${kind} ${after}`;

async function pageAfter(
  runs: readonly LetterRun[],
  place: string | null,
): Promise<{ readonly letters: Letter[]; readonly next: string | null }> {
  const at = place === null ? 0 : runs.findIndex((run) => place.startsWith(placeIn(run, '')));
  const [run, following] = at < 0 ? [] : runs.slice(at);
  if (!run) return { letters: [], next: null };
  const after = place?.slice(placeIn(run, '').length) ?? '';
  const given = { after: after === '' ? null : after, limit: pageSize };
  const { letters, next } = await pageOfLetters(db, run, given);
  if (next !== null) return { letters, next: placeIn(run, next) };
  return { letters, next: following ? placeIn(following, '') : null };
}

async function ownLetters(runs: readonly LetterRun[], { memberId }: Member): Promise<Letter[]> {
  const recipient = { is: 'member', memberId } as const;
  const found = await Promise.all(runs.map((run) => lettersTo(db, run, recipient)));
  return found.flat();
}

type Row = Record<(typeof letterColumns)[number], Cell>;

async function rowsOf(letters: readonly Letter[], locale: Locale): Promise<Row[]> {
  const ofMembers = letters.flatMap(({ recipient, askedBy }) => [
    ...(recipient.is === 'member' ? [recipient.memberId] : []),
    ...(askedBy === null ? [] : [askedBy]),
  ]);
  const ofDealers = letters.flatMap(({ recipient }) =>
    recipient.is === 'dealer' ? [recipient.dealerId] : [],
  );
  const [members, dealers] = await Promise.all([
    readMembers(db, ofMembers),
    readCustomers(db, ofDealers),
  ]);
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]));
  const known = new Map(
    dealers.flatMap((each) => each ?? []).map(({ customer }) => [customer.customerId, customer]),
  );
  return letters.map((letter): Row => {
    const { recipient, askedBy, message, problem } = letter;
    const dealer = recipient.is === 'dealer' ? known.get(recipient.dealerId) : undefined;
    const name = recipient.is === 'member' ? names.get(recipient.memberId) : dealer?.name;
    const { kind, period, state, sentAt, changedAt, attempts, copy, reason } = letter;
    return {
      ...{ kind, period, state, problem, sentAt, changedAt, attempts, copy, reason },
      letterId: letterIdOf(letter),
      recipient: codeOfRecipient(recipient),
      recipientCode: dealer?.code ?? null,
      recipientName: name ?? null,
      sentence: letterSentence(letter, locale),
      subject: message?.subject ?? null,
      askedBy: askedBy === null ? null : (names.get(askedBy) ?? askedBy),
    };
  });
}
