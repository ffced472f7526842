import { createHash } from 'node:crypto';
import {
  letterIdOf,
  type KeptMessage,
  type Letter,
  type LetterName,
  type Recipient,
} from '../../domain/letters/letter.ts';
import {
  claimed,
  doubted,
  empty,
  mayStillSend,
  nextStep,
  refused,
  sent,
  showing,
  undeliverable,
} from '../../domain/letters/sending.ts';
import type { Instant } from '../../domain/values/day.ts';
import type { Db } from '../../store/dynamo.ts';
import { moveLetter, readLetter } from '../../store/letters.ts';
import type { Mailer } from '../mail.ts';
import type { Composed, Territories } from './composed.ts';
import { evidenceKey } from './evidence.ts';

/** Where the bytes of messages are kept: what is there under a key stays as it is. */
export interface Messages {
  /** Keeps bytes under a key, unless there are some; answers those that are there then. */
  readonly keep: (key: string, bytes: Uint8Array) => Promise<Uint8Array>;
  readonly read: (key: string) => Promise<Uint8Array>;
}

/** What sending works with; tests bring a clock, a mailer and messages of their own. */
export interface Post {
  readonly db: Db;
  readonly messages: Messages;
  readonly mailer: Mailer;
  readonly now: () => Instant;
  /** Writes the letter, and answers its bytes and subject; or why there are none. */
  readonly write: (name: LetterName) => Promise<Written>;
  /** True where the recipient has left: asked before a message that was kept is sent again. */
  readonly isGone: (recipient: Recipient) => Promise<boolean>;
}

/** A letter as bytes, or why there are none. */
export type Written =
  | {
      readonly what: 'message';
      readonly subject: string;
      readonly raw: Uint8Array;
      readonly territories: Territories;
      readonly evidence?: object;
    }
  | Exclude<Composed, { what: 'message' }>;

/** What became of a letter: `later` means that its queue message must come again. */
export type Became = 'done' | 'later';

/**
 * Sends a letter, once, however often this is called, at once or one after another. Its message is
 * kept before anybody claims it, so that every try sends the same bytes; then it is claimed, sent
 * under its name, and marked. Where nobody knows what became of a try, `nextStep` says when the
 * next one may be made.
 */
export async function sendLetter(post: Post, name: LetterName): Promise<Became> {
  const letter = await readLetter(post.db, name);
  if (!letter) throw new Error(`${letterIdOf(name)} was never written down`);
  const step = nextStep(letter, post.now());
  if (step === 'nothing') return 'done';
  if (step === 'wait') return 'later';
  if (step === 'doubt') return doubt(post, name);
  const ready = await made(post, letter);
  if (ready === null) return 'done';
  const mine = await claim(post, name, ready);
  if (!mine) return 'later';
  return attempt(post, mine, ready.raw);
}

async function doubt({ db, now }: Post, name: LetterName): Promise<Became> {
  await moveLetter(db, name, (letter) =>
    nextStep(letter, now()) === 'doubt' ? doubted(letter, now()) : null,
  );
  return 'later';
}

interface Ready {
  readonly message: KeptMessage;
  readonly raw: Uint8Array;
  readonly territories: Territories;
}

/** The letter's message as it is kept; null where there is none to send, which is written down. */
async function made(post: Post, letter: Letter): Promise<Ready | null> {
  const { messages } = post;
  const { message } = letter;
  if (message) {
    if (await post.isGone(letter.recipient)) return none(post, letter, 'closed');
    const raw = await messages.read(message.key);
    if (sha256(raw) !== message.sha256) throw new Error(`${message.key} is not what was kept`);
    return { message, raw, territories: letter.territories };
  }
  const written = await post.write(letter);
  return written.what === 'message'
    ? kept(messages, letter, written)
    : none(post, letter, written.what);
}

/** Writes down why nothing is sent, unless somebody else is at it. */
async function none(
  { db, now }: Post,
  letter: Letter,
  what: Exclude<Written['what'], 'message'>,
): Promise<null> {
  await moveLetter(db, letter, (there) => {
    if (nextStep(there, now()) !== 'claim') return null;
    return what === 'empty' ? empty(there, now()) : undeliverable(there, what, now());
  });
  return null;
}

async function kept(
  messages: Messages,
  letter: Letter,
  { subject, raw: bytes, territories, evidence }: Extract<Written, { what: 'message' }>,
): Promise<Ready> {
  const key = messageKey(letter);
  // Named by its message, which may be that of another try: whichever counts has its own there.
  if (evidence) await messages.keep(evidenceKey(letter, sha256(bytes)), asBytes(evidence));
  // A try that was cut off here wrote it first: then its bytes count.
  const raw = await messages.keep(key, bytes);
  return { message: { key, sha256: sha256(raw), bytes: raw.length, subject }, raw, territories };
}

/** Claims the letter; null where somebody else has it, or had it. */
const claim = (
  { db, now }: Post,
  name: LetterName,
  { message, territories }: Ready,
): Promise<Letter | null> =>
  moveLetter(db, name, (letter) =>
    nextStep(letter, now()) === 'claim'
      ? claimed(showing(letter, territories), message, now())
      : null,
  );

/** Gives a claimed letter to the mail service, and marks what became of it. */
async function attempt(
  { db, mailer, now }: Post,
  letter: Letter,
  raw: Uint8Array,
): Promise<Became> {
  if (!mayStillSend(letter, now())) return 'later';
  const letterId = letterIdOf(letter);
  const result = await mailer.send({ letterId, kind: letter.kind, raw });
  if (result.outcome === 'accepted') {
    await moveLetter(db, letter, (there) => sent(there, result.messageId, now()));
    return 'done';
  }
  if (result.outcome === 'refused') {
    await moveLetter(db, letter, (there) =>
      there.claimedAt === letter.claimedAt ? refused(there, result.problem, now()) : null,
    );
  }
  return 'later';
}

/** Where a letter's message is kept. */
const messageKey = (name: LetterName): string => `letters/${name.period}/${letterIdOf(name)}.eml`;

const asBytes = (evidence: object): Uint8Array => Buffer.from(JSON.stringify(evidence));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
