import { letterIdOf, type LetterName } from '../../domain/letters/letter.ts';

/** Where is kept what the message with this SHA-256 was computed from. */
export const evidenceKey = (name: LetterName, sha256: string): string =>
  `letters/${name.period}/${letterIdOf(name)}.${sha256}.json`;
