import { SendEmailCommand, SESv2Client, SESv2ServiceException } from '@aws-sdk/client-sesv2';
import type { LetterKind } from '../domain/letters/letter.ts';

/** A message to be sent: its bytes name the recipient, its tags the letter. */
export interface Outgoing {
  readonly letterId: string;
  readonly kind: LetterKind;
  readonly raw: Uint8Array;
}

/**
 * What became of an attempt. `unknown` is one that may have been accepted: nobody may try again
 * before the mail service has had time to tell.
 */
export type Sent =
  | { readonly outcome: 'accepted'; readonly messageId: string }
  | { readonly outcome: 'refused' | 'unknown'; readonly problem: string };

/** What sends messages; tests count with one of their own. */
export interface Mailer {
  readonly send: (message: Outgoing) => Promise<Sent>;
}

/** The tag by which the mail service says of which letter it speaks. */
export const letterTag = 'letter';

/** A letter's name as a tag takes it: letters, digits, `-` and `_` alone. */
export const tagOf = (letterId: string): string => Buffer.from(letterId).toString('base64url');

/** The name of the letter in a tag. */
export const letterOfTag = (tag: string): string => Buffer.from(tag, 'base64url').toString();

/** Milliseconds for a connection, and for an answer. */
const patience = { connectionTimeout: 3_000, requestTimeout: 15_000 };

/**
 * The client of the mail service. Its own retries are off, because a request whose answer was lost
 * may have been accepted.
 */
export const connectSes = (): SESv2Client =>
  new SESv2Client({ maxAttempts: 1, requestHandler: patience });

/** Sends through SES, each message once, in the name of one address. */
export function connectMail(
  { from, configurationSet }: { readonly from: string; readonly configurationSet: string },
  ses: SESv2Client,
): Mailer {
  return {
    send: async ({ letterId, kind, raw }) => {
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        // To whom it goes is read from its own header, so that a later try can't differ.
        Content: { Raw: { Data: raw } },
        ConfigurationSetName: configurationSet,
        EmailTags: [
          { Name: letterTag, Value: tagOf(letterId) },
          { Name: 'kind', Value: kind },
        ],
      });
      try {
        const { MessageId: messageId } = await ses.send(command);
        if (messageId === undefined) return { outcome: 'unknown', problem: 'NoMessageId' };
        return { outcome: 'accepted', messageId };
      } catch (error) {
        return { outcome: isRefusal(error) ? 'refused' : 'unknown', problem: nameOf(error) };
      }
    },
  };
}

/** Connections that were never made: nothing was sent over them. */
const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** True where it is certain that the message was not accepted. */
function isRefusal(error: unknown): boolean {
  if (error instanceof SESv2ServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    return status >= 400 && status < 500 && status !== 408;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return neverConnected.includes(code);
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'UnknownError');
