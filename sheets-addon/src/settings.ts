import { localeOf, type Locale } from '../../api/sentences.ts';
import { wordsOf, type Words } from './words.ts';

/** The address that was built in; a script property replaces it. */
declare const BUILT_IN_API_URL: string;

/** The API's address without a slash at its end. */
export function apiUrl(): string {
  const set = PropertiesService.getScriptProperties().getProperty('API_URL');
  return (set ?? BUILT_IN_API_URL).replace(/\/+$/, '');
}

/** The language of the person at the sheet. */
export const locale = (): Locale => localeOf(Session.getActiveUserLocale());

/** The words of the person's language. */
export const words = (): Words => wordsOf(locale());
