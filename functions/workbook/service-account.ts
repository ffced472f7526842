import { createSign } from 'node:crypto';
import * as z from 'zod';
import { clock } from '../clock.ts';
import { Unwritten } from './unwritten.ts';

/** What is read of the key file that Google gives out for a service account. */
const ServiceAccount = z.object({
  type: z.literal('service_account'),
  client_email: z.email(),
  private_key: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
  private_key_id: z.string().min(1),
  token_uri: z.url(),
});
export type ServiceAccount = z.infer<typeof ServiceAccount>;

/** A token of Google, and until when it lasts, in milliseconds since 1970. */
export interface AccessToken {
  readonly access_token: string;
  readonly expiry_date: number;
}

/** Milliseconds for an answer of Google. */
export const answerWithin = 60_000;

const scope = 'https://www.googleapis.com/auth/spreadsheets';
const seconds = 3600;

/** Reads a key file; throws `Unwritten` where it is none. */
export function serviceAccountOf(text: string): ServiceAccount {
  try {
    return ServiceAccount.parse(JSON.parse(text));
  } catch (error) {
    throw new Unwritten('key-unreadable', error);
  }
}

const Answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/**
 * Asks Google for a token in the name of the service account, by a claim that its key signs
 * (RFC 7523). Not by the library, which knows no place for tokens but Google's own, whatever the
 * key file says.
 */
export async function accessToken(account: ServiceAccount): Promise<AccessToken> {
  const now = Math.floor(clock.now() / 1000);
  const response = await fetch(account.token_uri, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: assertionOf(account, now),
    }),
    signal: AbortSignal.timeout(answerWithin),
  });
  if (response.status === 400 || response.status === 401) {
    throw new Unwritten('key-refused', await response.text());
  }
  if (!response.ok) throw new Unwritten('google-busy', response.status);
  const { access_token, expires_in } = Answer.parse(await response.json());
  return { access_token, expiry_date: (now + expires_in) * 1000 };
}

function assertionOf({ client_email, private_key, ...account }: ServiceAccount, now: number) {
  const header = { alg: 'RS256', typ: 'JWT', kid: account.private_key_id };
  const claims = { iss: client_email, scope, aud: account.token_uri, iat: now, exp: now + seconds };
  const text = [header, claims].map(encoded).join('.');
  return `${text}.${createSign('RSA-SHA256').update(text).sign(private_key, 'base64url')}`;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
