import type { Finding } from '../../domain/audit.ts';
import { CensusPart, partOfItem } from '../census.ts';
import { keys, type Key } from '../keys.ts';
import type { Item } from '../read-many.ts';
import { toItem } from '../record.ts';
import type { Beside } from './customers.ts';
import { finding, readable } from './finding.ts';

/** The census that a part belongs to. */
export const besideCensusPart = (item: Item): Key[] => {
  const number = Number(item['number']);
  return Number.isInteger(number) ? [keys.census(number)] : [];
};

/** A part is readable, and its census came at least as far as it. */
export function judgeCensusPart(item: Item, beside: Beside): Finding[] {
  const write = (part: CensusPart) => ({
    ...toItem(keys.censusPart(part.number, part.step), part),
  });
  const { read, wrong } = readable(item, partOfItem, write);
  if (!read) return [wrong];
  const census = beside(keys.census(read.number));
  return Number(census?.['step'] ?? 0) < read.step ? [finding('extra', item)] : [];
}
