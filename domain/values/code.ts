import * as z from 'zod';
import { text } from './text.ts';

const idPattern = /^[0-9A-Za-z][0-9A-Za-z._-]{0,7}$/;

/**
 * The short identity of a customer or product, at most 8 characters. It stands in keys and packed
 * tables, where each character of it is paid for on every write; it never changes.
 */
export const ShortId = z.string().regex(idPattern).meta({ id: 'ShortId' });
export type ShortId = z.infer<typeof ShortId>;

/** The company's own code of a customer or product as people write it, at most 40 characters. */
export const Code = text(40).meta({ id: 'Code' });
export type Code = z.infer<typeof Code>;

/** The order of codes, for example where figures are the same. */
export const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0;

/** The identity of a member: made by the service, never typed. */
export const MemberId = z
  .string()
  .regex(/^[0-9A-Za-z_-]{1,40}$/)
  .meta({ id: 'MemberId' });

/** A territory code, at most 4 characters. */
export const TerritoryId = z
  .string()
  .regex(/^[0-9A-Z]{1,4}$/)
  .meta({ id: 'TerritoryId' });
export type TerritoryId = z.infer<typeof TerritoryId>;

/**
 * The identity that belongs to a code. A code that fits is its own identity; a longer or unusual
 * one gets 8 characters computed from it, so that anyone who knows the code knows the identity and
 * a repeated import meets the same record.
 */
export function idOfCode(code: Code): ShortId {
  return idPattern.test(code) ? code : `x${base32(fnv1a(code), 7)}`;
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

function base32(value: bigint, length: number): string {
  let rest = value;
  let result = '';
  for (let i = 0; i < length; i++) {
    result += alphabet[Number(rest & 31n)] ?? '';
    rest >>= 5n;
  }
  return result;
}

/** FNV-1a, 64 bit, over UTF-16 code units: spread, not secrecy, is what an identity needs. */
function fnv1a(value: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < value.length; i++) {
    hash ^= BigInt(value.charCodeAt(i));
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash;
}
