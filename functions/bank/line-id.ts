import { createHash } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 16 characters of Crockford base32 of a text's SHA-256: 80 bits, the same for the same text. */
export function idOf(text: string): string {
  const bits = [...createHash('sha256').update(text).digest().subarray(0, 10)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return Array.from({ length: 16 }, (_, i) =>
    crockford.charAt(parseInt(bits.slice(5 * i, 5 * i + 5), 2)),
  ).join('');
}
