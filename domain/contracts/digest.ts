import { canonical, type Hash } from '../chain.ts';
import type { DraftTerms } from './terms.ts';

/**
 * The digest of terms: what the paper carries to say which terms it was printed from. The day of
 * signing is left out, because it is written on the paper after it was printed.
 */
export const termsDigest = ({ signing, ...terms }: DraftTerms, hash: Hash): string =>
  hash(canonical({ ...terms, signing: signing && { ...signing, day: null } }));
