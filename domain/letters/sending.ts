import { daysBetween } from '../values/day.ts';
import type { Instant } from '../values/day.ts';
import {
  territoriesMax,
  type KeptMessage,
  type Letter,
  type LetterName,
  type Undeliverable,
} from './letter.ts';

/**
 * How long, in milliseconds, a claim lets its holder begin to send. What was not given to the mail
 * service by then is not given to it any more: whoever was held up does not come late.
 */
export const claimHolds = 60_000;

/**
 * How long, in milliseconds, a doubt must have stood before a letter is sent again: the mail
 * service tells within seconds of what it took, and a quarter of an hour is given it.
 */
export const doubtLasts = 15 * 60_000;

/** A new letter, waiting. */
export const newLetter = (
  name: LetterName,
  about: Pick<Letter, 'territories' | 'askedBy' | 'reason'>,
  at: Instant,
): Letter => ({
  ...name,
  ...about,
  state: 'waiting',
  problem: null,
  createdAt: at,
  changedAt: at,
  attempts: 0,
  claimedAt: null,
  doubtedAt: null,
  sentAt: null,
  messageId: null,
  message: null,
  version: 1,
});

/**
 * What is to be done with a letter that somebody is to send: claim and send it; write down that
 * nobody knows what became of a claim; wait; or nothing, because it is at its end.
 *
 * A claim whose holder never told the outcome may have been accepted. It is first doubted, in
 * writing, and only where the doubt has stood for a while without word from the mail service is the
 * letter claimed anew. The wait begins with the doubt and not with the claim: while the table could
 * not be written, no word could arrive either.
 */
export function nextStep(letter: Letter, now: Instant): 'claim' | 'doubt' | 'wait' | 'nothing' {
  const { state, claimedAt, doubtedAt } = letter;
  if (state === 'waiting' || state === 'failed') return 'claim';
  if (state !== 'claimed') return 'nothing';
  if (doubtedAt !== null) return hasPassed(doubtedAt, doubtLasts, now) ? 'claim' : 'wait';
  return hasPassed(claimedAt ?? now, claimHolds, now) ? 'doubt' : 'wait';
}

/** True where a letter may still be given to the mail service under its claim. */
export const mayStillSend = ({ claimedAt }: Letter, now: Instant): boolean =>
  claimedAt !== null && !hasPassed(claimedAt, claimHolds, now);

const hasPassed = (since: Instant, milliseconds: number, now: Instant): boolean =>
  millisecondsOf(now) - millisecondsOf(since) >= milliseconds;

/** Milliseconds of an instant since 1970; the domain has no clock, so it reads the text. */
function millisecondsOf(at: Instant): number {
  const [hours = 0, minutes = 0, seconds = 0] = at.slice(11, 23).split(':').map(Number);
  const days = daysBetween('1970-01-01', at.slice(0, 10));
  return Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

const next = (letter: Letter, at: Instant, change: Partial<Letter>): Letter => ({
  ...letter,
  ...change,
  changedAt: at,
  version: letter.version + 1,
});

/**
 * The letter with the territories that its message may show besides those it was written down for:
 * its recipient may have got others since, and a try that was cut off may have kept its bytes
 * before. Of more than a letter names it is as of all.
 */
export function showing(letter: Letter, others: Readonly<Letter['territories']>): Letter {
  const all = [...new Set([...letter.territories, ...others])];
  const isWide = all.includes('*') || all.length > territoriesMax;
  return { ...letter, territories: isWide ? ['*'] : all };
}

/** The letter claimed, with the message that is to be sent under the claim. */
export const claimed = (letter: Letter, message: KeptMessage, at: Instant): Letter =>
  next(letter, at, {
    state: 'claimed',
    problem: null,
    claimedAt: at,
    doubtedAt: null,
    attempts: letter.attempts + 1,
    message,
  });

/** The letter whose claim is doubted. */
export const doubted = (letter: Letter, at: Instant): Letter => next(letter, at, { doubtedAt: at });

/** The letter taken by the mail service; null where that is known, or it came back already. */
export const sent = (letter: Letter, messageId: string, at: Instant): Letter | null =>
  letter.state === 'sent' || letter.state === 'undeliverable'
    ? null
    : next(letter, at, { state: 'sent', problem: null, sentAt: at, doubtedAt: null, messageId });

/** The letter that the mail service did not take: it waits for another attempt. */
export const refused = (letter: Letter, problem: string, at: Instant): Letter | null =>
  letter.state === 'claimed'
    ? next(letter, at, { state: 'failed', problem: problem.slice(0, 100), doubtedAt: null })
    : null;

/** The letter that came back, or for which there is no address; null where that is known. */
export const undeliverable = (
  letter: Letter,
  problem: Undeliverable,
  at: Instant,
): Letter | null =>
  letter.state === 'undeliverable' && letter.problem === problem
    ? null
    : next(letter, at, { state: 'undeliverable', problem, doubtedAt: null });

/** The letter for which there was nothing to say. */
export const empty = (letter: Letter, at: Instant): Letter =>
  next(letter, at, { state: 'empty', problem: null });

/** True where the letter is at its end: nothing more is sent under its name. */
export const isSettled = ({ state }: Letter): boolean =>
  state === 'sent' || state === 'undeliverable' || state === 'empty';
