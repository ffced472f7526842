import * as z from 'zod';
import { Letter, LetterId } from '../../domain/letters/letter.ts';
import type { Role } from '../../domain/role.ts';
import { Month } from '../../domain/values/month.ts';
import { Table } from '../../domain/values/table.ts';
import { text } from '../../domain/values/text.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

/** Who sees what was sent: managers their own letters, the others those of their territories. */
export const letterReaders: readonly Role[] = ['manager', 'finance', 'director', 'admin'];
const senders: readonly Role[] = ['finance', 'director', 'admin'];

/**
 * Columns of the list of letters; null what is not known. `state` and `problem` are the service's
 * words, `sentence` says them in the caller's language.
 */
export const letterColumns = [
  ...(['letterId', 'kind', 'period', 'recipient', 'recipientCode', 'recipientName'] as const),
  ...(['state', 'problem', 'sentence', 'sentAt', 'changedAt', 'attempts'] as const),
  ...(['subject', 'copy', 'reason', 'askedBy'] as const),
] as const;

/** A message as mail servers take it: 7-bit text, which is its bytes. */
export const Rfc822 = z.string().meta({ contentType: 'message/rfc822' });

const ofLetter = z.strictObject({ letterId: LetterId });

export const letters = {
  listLetters: route({
    method: 'GET',
    path: '/summaries/letters',
    summary: 'What was sent when to whom for the periods of a month, and what became of it',
    roles: letterReaders,
    query: z.strictObject({ month: Month, ...page }),
    reply: Table.extend({ month: Month, ...next }),
  }),
  getLetter: route({
    method: 'GET',
    path: '/summaries/letters/{letterId}',
    summary: 'A letter: where it is on its way, and which bytes were sent',
    roles: letterReaders,
    params: ofLetter,
    reply: Letter,
  }),
  getLetterMessage: route({
    method: 'GET',
    path: '/summaries/letters/{letterId}/message',
    summary: 'The message of a letter byte for byte as it was, or will be, sent',
    roles: letterReaders,
    params: ofLetter,
    reply: Rfc822,
  }),
  resendLetter: route({
    method: 'POST',
    path: '/summaries/letters/{letterId}/resend',
    summary: 'Write a letter anew and send it, as another beside those that were sent',
    roles: senders,
    params: ofLetter,
    /** `copies` is how often it was sent again so far: asked twice, it is sent once. */
    body: z.strictObject({ reason: text(300), copies: z.int().min(0).max(98) }),
    reply: Letter,
    status: 201,
    refuses: ['letter-under-way', 'changed-meanwhile'],
  }),
};
