import { randomBytes } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random characters of Crockford base32, 5 bits each. */
export const newId = (length = 16): string =>
  Array.from(randomBytes(length), (byte) => crockford[byte & 31]).join('');
