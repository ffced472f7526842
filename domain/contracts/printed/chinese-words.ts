/** 2026-11-25 as 2026年11月25日. */
export function chineseDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${String(Number(month))}月${String(Number(date))}日`;
}

/** Items one after the other. */
export const listed = (items: readonly string[]): string => items.join('、');

/** Names of ids one after the other; the id where there is none. */
export const named = (ids: readonly string[], names: ReadonlyMap<string, string>): string =>
  listed(ids.map((id) => names.get(id) ?? id));
