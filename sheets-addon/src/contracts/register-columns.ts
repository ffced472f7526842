import type { Column } from '../table/columns.ts';

/** A column of a text, of a day, and of an amount; each by its word. */
export const text = (key: Column['word'], width: number): Column => ({
  key,
  word: key,
  kind: 'text',
  width,
});
export const day = (key: Column['word']): Column => ({ key, word: key, kind: 'day', width: 95 });
export const money = (key: Column['word']): Column => ({
  key,
  word: key,
  kind: 'money',
  width: 130,
});

/** Who it is about. */
export const dealer: readonly Column[] = [text('dealerCode', 90), text('dealerName', 230)];

/** The columns of the register, one row for each version of a contract. */
export const registerColumns: readonly Column[] = [
  ...dealer,
  text('contractNumber', 130),
  text('contractVersion', 70),
  text('standing', 110),
  day('validFrom'),
  day('validTo'),
  money('agreedAmount'),
  text('territories', 120),
  text('changedAt', 130),
  text('contractId', 150),
];

/** The columns of the dealers that have no contract on a day. */
export const gapColumns: readonly Column[] = [...dealer, day('day')];
