import { createHash } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The 16 random characters of an entry id, always the same for the same seed. */
export const stableId = (seed: string): string =>
  Array.from(createHash('sha256').update(seed).digest().subarray(0, 16), (byte) =>
    crockford.charAt(byte & 31),
  ).join('');
