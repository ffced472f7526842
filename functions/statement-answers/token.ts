import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { ShortId } from '../../domain/values/code.ts';
import { Month } from '../../domain/values/month.ts';

/** What a link is for: the statement of a month of a dealer, and whose mail it was sent to. */
export interface LinkTo {
  readonly month: Month;
  readonly dealerId: string;
}

/** Hexadecimal characters that stand for the address, and of the signature: 128 bits. */
const addressLength = 12;
const signatureLength = 32;

/** How tokens look, within whatever text. */
const tokens = /\d{4}-\d\d~[\w.-]{1,8}~[0-9a-f]{12}~[0-9a-f]{32}/g;

/** A text without the tokens in it, which it is as long as. */
export const withoutTokens = (text: string): string =>
  text.replace(tokens, (token) => 'x'.repeat(token.length));

const Parts = z.tuple([Month, ShortId, z.string(), z.string()]);

/**
 * The token of a link: what it is for, in plain sight, and the company's signature under it. It is
 * the same however often a letter is written, and names no address; another address, month or
 * dealer has another.
 */
export function tokenOf(secret: string, to: LinkTo, address: string): string {
  const mark = markOf(secret, to, address);
  return [to.month, to.dealerId, mark, signatureOf(secret, to, mark)].join('~');
}

/** What a token that we signed is for, with the mark of its address; null for any other text. */
export function readToken(secret: string | null, token: string): SignedLink | null {
  const parts = Parts.safeParse(token.split('~'));
  // Computed also where it can't be right: each wrong token costs the same, and nothing is read.
  const [month, dealerId, mark, signature] = parts.data ?? ['0000-01', '', '', ''];
  const isOurs = isEqual(signatureOf(secret ?? '', { month, dealerId }, mark), signature);
  return parts.success && secret !== null && isOurs ? { month, dealerId, mark } : null;
}

/** A link with our signature under it. */
export interface SignedLink extends LinkTo {
  readonly mark: string;
}

/** True where the link was sent to this address. */
export const isSentTo = (secret: string, link: SignedLink, address: string): boolean =>
  isEqual(markOf(secret, link, address), link.mark);

const hash = (secret: string, purpose: string, parts: readonly string[]): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify([purpose, ...parts]))
    .digest('hex');

const markOf = (secret: string, { month, dealerId }: LinkTo, address: string): string =>
  hash(secret, 'statement-address', [month, dealerId, address]).slice(0, addressLength);

const signatureOf = (secret: string, { month, dealerId }: LinkTo, mark: string): string =>
  hash(secret, 'statement-answer', [month, dealerId, mark]).slice(0, signatureLength);

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
