import type { Letter } from './terms.ts';

/** How a sale or return can depart from its contract, each with the clause that it departs from. */
export const departures = {
  'contract-term': 'k',
  'contract-product': 'a',
  'contract-place': 'c',
  'contract-territory': 'e',
  'contract-tier': 'e',
  'contract-price': 'a',
  'contract-quantity': 'a',
  'contract-minimum': 'i',
  'contract-due': 'f',
  'contract-prepaid': 'f',
  'contract-credit': 'f',
  'contract-return-days': 'i',
  'contract-return-share': 'i',
} as const satisfies Readonly<Record<string, Letter>>;
export type DepartureReason = keyof typeof departures;
