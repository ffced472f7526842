import { words } from '../settings.ts';

/** How a pull says that it is as known at the end of a day; '' is a pull of now. */

/** Its part of the question. */
export const knownQuery = (known: string): { asKnownAt?: string } =>
  known === '' ? {} : { asKnownAt: known };

/** The scope of its tab: one of its own, so that it is never taken for the pull of now. */
export const knownScope = (scope: string, known: string): string =>
  known === '' ? scope : `${scope}:${known}`;

/** The name of its tab. */
export const knownName = (name: string, known: string): string =>
  known === '' ? name : `${name} · ${words().ledger.known(known)}`;

/** Its part of the title. */
export const knownTitle = (known: string): string[] =>
  known === '' ? [] : [words().ledger.known(known)];

/** What is told once it is there. */
export const pulled = (rows: number, known: string): string => {
  const { ledger } = words();
  return known === '' ? ledger.pulled(rows) : ledger.pulledKnown(rows, known);
};
