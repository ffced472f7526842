import { putOnce, readKept, type Archive } from '../../store/archive.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { letterEnvironment } from '../environment.ts';
import { connectMail, connectSes } from '../mail.ts';
import { isGone } from './gone.ts';
import { messageArchive } from './message-archive.ts';
import type { Messages, Post } from './send.ts';
import { writtenLetter } from './written.ts';

const places = letterEnvironment();

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

/** What the function that sends letters works with. */
export const post: Post = {
  db,
  messages: messagesIn(messageArchive),
  mailer: connectMail({ from: places.MAIL_FROM, configurationSet: places.MAIL_SET }, ses),
  now: instant,
  write: (name) => writtenLetter(name, 'sending'),
  isGone,
};
