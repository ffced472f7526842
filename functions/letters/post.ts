import { connectArchive, putOnce, readKept, type Archive } from '../../store/archive.ts';
import { readCompany } from '../../store/company.ts';
import type { LetterName } from '../../domain/letters/letter.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { letterEnvironment } from '../environment.ts';
import { connectMail, connectSes } from '../mail.ts';
import { composers } from './composers.ts';
import { rawMessage } from './raw-message.ts';
import type { Messages, Post, Written } from './send.ts';

const places = letterEnvironment();

/** Where messages are kept, connected once per cold start. */
export const messageArchive: Archive = connectArchive(places.LETTERS_BUCKET);

/** The client of the mail service. */
export const ses = connectSes();

/** Messages in a bucket in which nothing is overwritten. */
export const messagesIn = (archive: Archive): Messages => ({
  keep: async (key, bytes) =>
    (await putOnce(archive, key, bytes, 'message/rfc822')) === 'kept'
      ? bytes
      : readKept(archive, key),
  read: (key) => readKept(archive, key),
});

/** Writes a letter as it would be sent now: from the company, in the recipient's language. */
export async function writtenLetter(name: LetterName): Promise<Written> {
  const composed = await composers[name.kind](name);
  if (composed.what !== 'message') return composed;
  const { message, to, language, evidence } = composed;
  const { name: company } = await readCompany(db);
  const from = { name: company, address: places.MAIL_FROM };
  const raw = await rawMessage(message, { from, to, language });
  return { what: 'message', subject: message.subject, raw, ...(evidence && { evidence }) };
}

/** What the function that sends letters works with. */
export const post: Post = {
  db,
  messages: messagesIn(messageArchive),
  mailer: connectMail({ from: places.MAIL_FROM, configurationSet: places.MAIL_SET }, ses),
  now: instant,
  write: writtenLetter,
};
