import { decimal } from '../../values/currency.ts';
import type { Day } from '../../values/day.ts';
import type { Block, ContractTerms } from '../terms.ts';
import type { Tongue, Wording } from '../wording.ts';

/** A table of a block: texts as printed; the last column is the one that is filled up to. */
export interface PrintedTable {
  readonly caption: string;
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** A column of such a table. */
export interface PrintedColumn {
  readonly title: string;
  /** Figures stand to the right, words to the left. */
  readonly figures: boolean;
}

/** What the words of a contract need beside its terms. */
export interface Names {
  readonly currency: string;
  /** Names of territories by id; the id where there is none. */
  readonly territories: ReadonlyMap<string, string>;
  /** Names of products by id, as block a has them. */
  readonly products: ReadonlyMap<string, string>;
}

/** How one language says a block. */
export type Saying = (terms: ContractTerms, names: Names) => Said;

/** What a block's data says. */
export interface Said {
  readonly sentences: readonly string[];
  readonly tables?: readonly PrintedTable[];
}

/**
 * Words of the title page, the margins and the place for signatures. `pageOf` has `{page}` and
 * `{pages}`; `draft` stands across the page while it is no contract yet; `prevails` says which of
 * two languages does.
 */
const labels = [
  ...(['title', 'number', 'version', 'digest', 'company', 'dealer', 'term', 'place'] as const),
  ...(['pageOf', 'draft', 'prevails', 'signatures', 'seal', 'signatory', 'date'] as const),
] as const;
export type Label = (typeof labels)[number];

/** A record of every label. */
export const byLabel = <Value>(of: (label: Label) => Value): Record<Label, Value> =>
  Object.fromEntries(labels.map((label) => [label, of(label)])) as Record<Label, Value>;

/** Everything that one language says. */
export interface Speech {
  readonly labels: Readonly<Record<Label, string>>;
  /** From one day to another, both included. */
  readonly days: (from: Day, to: Day) => string;
  readonly headings: Readonly<Record<Block, string>>;
  readonly blocks: Readonly<Record<Block, Saying>>;
}

/** A text in one language; in the other one where it was never written in this. */
export const worded = (of: Wording, tongue: Tongue): string =>
  of[tongue] ?? of[tongue === 'zh' ? 'en' : 'zh'] ?? '';

/** A rate as people write it: 25,000 parts per million are `2.5`. Exact, without trailing zeros. */
export function percent(rate: number): string {
  const whole = Math.trunc(rate / 10_000);
  const rest = String(rate % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${String(whole)}.${rest}`;
}

/** An amount with its currency: `CNY 1,234.50`. */
export const amount = (minor: number, { currency }: Pick<Names, 'currency'>): string =>
  `${currency} ${decimal(minor, currency)}`;

/** A whole number in groups of three. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Columns of words, by their titles. */
export const words = (...titles: readonly string[]): PrintedColumn[] =>
  titles.map((title) => ({ title, figures: false }));

/** A price without its currency: `33.00`, or `33.00 / 15` where it is the price of 15 units. */
export function price(of: { readonly price: number; readonly per: number }, names: Names): string {
  const figure = decimal(of.price, names.currency);
  return of.per === 1 ? figure : `${figure} / ${grouped(of.per)}`;
}
