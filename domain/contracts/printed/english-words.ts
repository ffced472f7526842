import { grouped } from './speech.ts';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** 2026-11-25 as 25 November 2026. */
export function englishDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${String(Number(date))} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** Items one after the other, the last one after "and". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

/** Names of ids one after the other; the id where there is none. */
export const named = (ids: readonly string[], names: ReadonlyMap<string, string>): string =>
  listed(ids.map((id) => names.get(id) ?? id));

/** So many of something: "1 vehicle", "3 vehicles". */
export const count = (number: number, what: string): string =>
  `${grouped(number)} ${what}${number === 1 ? '' : 's'}`;

/** A number of days: "1 day", "30 days". */
export const days = (number: number): string => count(number, 'day');
