import * as z from 'zod';
import { ShortId } from '../values/code.ts';
import { text } from '../values/text.ts';

/** A category of contracts (分门别类), which has its own run of numbers in each year. */
export const ContractCategory = z
  .strictObject({ categoryId: ShortId, name: text(60) })
  .meta({ id: 'ContractCategory' });
export type ContractCategory = z.infer<typeof ContractCategory>;

/** The last number given in a category and year; 0 where none is. */
export interface NumberRun {
  readonly category: string;
  readonly year: number;
  readonly last: number;
}

/**
 * The number that comes next in a run, `JX-2026-0007`. Numbers are given in the transaction that
 * approves, so one that was given belongs to a contract: there are no gaps to explain.
 */
export const nextNumber = ({ category, year, last }: NumberRun): string =>
  contractNumber(category, year, last + 1);

/** The number of a contract as it is printed. */
export const contractNumber = (category: string, year: number, place: number): string =>
  `${category}-${String(year)}-${String(place).padStart(4, '0')}`;

/** The run and the place in it that a number names; null where it is no number of a contract. */
export function placeOfNumber(
  number: string,
): (Omit<NumberRun, 'last'> & { place: number }) | null {
  const [, category, year, place] = /^(.+)-(\d{4})-(\d{4,})$/.exec(number) ?? [];
  if (category === undefined || year === undefined) return null;
  return { category, year: Number(year), place: Number(place) };
}
