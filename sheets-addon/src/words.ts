import type { Locale } from '../../api/sentences.ts';
import { chinese } from './words-zh.ts';
import { english } from './words-en.ts';

/**
 * Every text a person sees, in one language. The English words fix the shape, so a word that is
 * missing in another language does not compile.
 */
export type Words = typeof english;

/** A column header. */
export type ColumnWord = keyof Words['columns'];

/** Every language; a tab opened in one is understood in all. */
export const languages: readonly Words[] = [english, chinese];

/** The words of a language. */
export const wordsOf = (locale: Locale): Words => (locale === 'zh' ? chinese : english);
