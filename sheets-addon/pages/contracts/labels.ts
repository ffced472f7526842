import type { Choices, Words } from './fields.ts';

/** Values of the terms that are chosen, by their field, in the order in which they are offered. */
const choices = {
  transport: ['road', 'rail', 'water', 'air', 'collected'],
  method: ['prepaid', 'days', 'instalments'],
  level: ['general', 'sub'],
  tier: ['dealer', 'second-tier', 'third-tier', 'outlet'],
  basis: ['invoice', 'cash'],
  counting: ['stepped', 'cumulative'],
  period: ['month', 'quarter', 'half-year', 'year'],
  forum: ['court', 'arbitration'],
} as const satisfies Readonly<Record<string, readonly (keyof Words['choices'])[]>>;

/** What can be chosen in a field, in words. */
export const chosenFrom = (field: keyof typeof choices, words: Words): Choices =>
  choices[field].map((value) => [value, words.choices[value]]);
