import { createHash } from 'node:crypto';

/** SHA-256 of a text, base64url: what the hash chain, digests and content checks are made of. */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');
