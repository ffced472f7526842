import { accept, refuse, type Outcome } from '../outcome.ts';
import type { DraftTerms } from './terms.ts';

/**
 * Most bytes of terms, as JSON in UTF-8: a version is one item of the table, which holds 400 KB,
 * and who did what to it stands beside.
 */
export const termsBytesMax = 300_000;

/** Whether terms can be kept. They are judged where they are written: in a draft or a template. */
export function judgeSize(terms: Partial<DraftTerms>): Outcome<null, 'contract-too-long'> {
  const bytes = bytesOf(JSON.stringify(terms));
  if (bytes <= termsBytesMax) return accept(null);
  return refuse('contract-too-long', {
    kilobytes: Math.ceil(bytes / 1000),
    max: termsBytesMax / 1000,
  });
}

/** Length of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
