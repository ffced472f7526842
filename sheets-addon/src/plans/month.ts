import { Month } from '../../../domain/values/month.ts';

/** A month as people type it: 2026-11, 2026/11, 202611, 2026年11月, or 11 of the current year. */
export function parseMonth(text: string, current: Month): Month | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return current;
  const full = /^(\d{4})\s*[-/.年]?\s*(\d{1,2})月?$/.exec(plain);
  const short = /^(\d{1,2})月?$/.exec(plain);
  const year = full?.[1] ?? current.slice(0, 4);
  const month = (full?.[2] ?? short?.[1] ?? '').padStart(2, '0');
  const parsed = Month.safeParse(`${year}-${month}`);
  return parsed.success ? parsed.data : null;
}
