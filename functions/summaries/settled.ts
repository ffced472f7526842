import type { Company } from '../../domain/company.ts';
import { knowledgeOf, type Knowledge } from '../as-known.ts';
import { clock } from '../clock.ts';

/**
 * Milliseconds after which everything that bears an instant is there: no request lives for longer
 * than 29 seconds, so nothing is recorded later under an earlier instant.
 */
const settling = 31_000;

/**
 * What is known for good: everything up to half a minute ago. A letter computed from it can be
 * computed again to the penny, whatever is recorded while it is written.
 */
export const settledKnowledge = ({ timeZone }: Company): Knowledge =>
  knowledgeOf(new Date(clock.now() - settling).toISOString(), timeZone);
