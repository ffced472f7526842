import type { LetterName } from '../../domain/letters/letter.ts';
import { readCompany } from '../../store/company.ts';
import { db } from '../database.ts';
import { letterEnvironment } from '../environment.ts';
import type { WrittenFor } from './composed.ts';
import { composers } from './composers.ts';
import { rawMessage } from './raw-message.ts';
import type { Written } from './send.ts';

const address = letterEnvironment().MAIL_FROM;

/** Writes a letter as it would be sent now: from the company, in the recipient's language. */
export async function writtenLetter(name: LetterName, writtenFor: WrittenFor): Promise<Written> {
  const composed = await composers[name.kind](name, writtenFor);
  if (composed.what !== 'message') return composed;
  const { message, to, language, territories, evidence } = composed;
  const company = await readCompany(db);
  const raw = await rawMessage(message, { from: { name: company.name, address }, to, language });
  const { subject } = message;
  return { what: 'message', subject, raw, territories, ...(evidence && { evidence }) };
}
