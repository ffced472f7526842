import { createHash, randomBytes } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random characters of Crockford base32, 5 bits each. */
export const newId = (length = 16): string =>
  Array.from(randomBytes(length), (byte) => crockford[byte & 31]).join('');

/** SHA-256 of a text, base64url: what the hash chain and content checks are made of. */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');
