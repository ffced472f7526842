import type { Day } from '../../values/day.ts';
import { blocks, type Block, type ContractTerms, type Letter } from '../terms.ts';
import { tonguesOf, type ContractLanguage, type Tongue } from '../wording.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { byLabel, worded } from './speech.ts';
import type { Label, Names, PrintedTable, Speech } from './speech.ts';

/**
 * A text in every language of the contract, the one that prevails first; once where all say the
 * same, as figures and names do.
 */
export type Texts = readonly string[];

/** A table whose titles and words stand in every language, each figure once. */
export interface DocumentTable {
  readonly caption: Texts;
  readonly columns: readonly { readonly title: Texts; readonly figures: boolean }[];
  readonly rows: readonly (readonly Texts[])[];
}

/** A block as printed: its heading, its numbered clauses, and the tables they refer to. */
export interface DocumentBlock {
  readonly letter: Letter;
  readonly heading: Texts;
  readonly clauses: readonly Texts[];
  readonly tables: readonly DocumentTable[];
}

const speeches: Readonly<Record<Tongue, Speech>> = { zh: chinese, en: english };

/** The words around the blocks in every language of the contract. */
export const labelsOf = (language: ContractLanguage): Readonly<Record<Label, Texts>> =>
  byLabel((label) => tonguesOf(language).map((tongue) => speeches[tongue].labels[label]));

/** The days of a term in every language of the contract. */
export const saysDays = (language: ContractLanguage, from: Day, to: Day): Texts =>
  tonguesOf(language).map((tongue) => speeches[tongue].days(from, to));

/**
 * The blocks of a contract as printed, in every language that it is made out in. All of it comes
 * from the terms: what the paper says and what the ledger enforces can't differ.
 */
export function printedBlocks(
  terms: ContractTerms,
  language: ContractLanguage,
  given: Omit<Names, 'products'>,
): DocumentBlock[] {
  const names = { ...given, products: productNames(terms) };
  const tongues = tonguesOf(language);
  return (Object.keys(blocks) as Block[]).map((block) => {
    const said = tongues.map((tongue) => speeches[tongue].blocks[block](terms, names));
    const paragraphs = terms.paragraphs[block].map((paragraph) =>
      once(tongues.map((tongue) => worded(paragraph, tongue))),
    );
    return {
      letter: blocks[block],
      heading: tongues.map((tongue) => speeches[tongue].headings[block]),
      clauses: [
        ...together(
          said.map((one) => one.sentences),
          once,
        ),
        ...paragraphs,
      ],
      tables: together(
        said.map((one) => one.tables ?? []),
        tableOf,
      ),
    };
  });
}

/** Products by id as people name them: brand, variety, specification. */
const productNames = ({ goods }: ContractTerms): ReadonlyMap<string, string> =>
  new Map(
    goods.lines.map((line) => [
      line.productId,
      [line.brand, line.variety, line.specification].filter((part) => part !== null).join(' '),
    ]),
  );

/** Puts together what each language has at the same place of its list. */
function together<Said, Printed>(
  said: readonly (readonly Said[])[],
  join: (all: readonly Said[]) => Printed,
): Printed[] {
  const longest = Math.max(...said.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) =>
    join(said.flatMap((list) => list.slice(i, i + 1))),
  );
}

const once = (texts: readonly string[]): Texts =>
  texts.every((text) => text === texts[0]) ? texts.slice(0, 1) : texts;

const tableOf = (said: readonly PrintedTable[]): DocumentTable => ({
  caption: once(said.map((table) => table.caption)),
  columns: together(
    said.map((table) => table.columns),
    (columns) => ({
      title: once(columns.map((column) => column.title)),
      figures: columns.some((column) => column.figures),
    }),
  ),
  rows: together(
    said.map((table) => table.rows),
    (rows) => together(rows, once),
  ),
});
