import type { ContractDocument } from '../printed/document.ts';
import type { DocumentBlock, DocumentTable } from '../printed/printed.ts';
import type { ContractTerms, Letter } from '../terms.ts';
import { figuresOf } from './figures.ts';
import { plainText } from './plain-text.ts';

/** What must stand in one place of the file. */
export interface Passage {
  /** As the terms say it, to be shown. */
  readonly says: string;
  /** The same as it is compared. */
  readonly text: string;
  /** Figures by what they are worth, in order. */
  readonly figures: readonly string[];
  /** Names as compared: parties, places, territories, products, standards. */
  readonly names: readonly string[];
}

/** A line of the contract: a clause in each of its languages, or a row of a table. */
export interface RequiredLine {
  readonly letter: Letter;
  readonly kind: 'clause' | 'row';
  readonly passages: readonly Passage[];
}

const plain = (text: string): string => plainText([text]).text;

/** Every line of the contract's blocks that must stand in the signed file, in order. */
export function requiredLines(terms: ContractTerms, document: ContractDocument): RequiredLine[] {
  const names = [
    ...terms.quality.standards,
    terms.breach.forumName,
    terms.signing.place,
    ...document.blocks.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.flat(2))),
  ];
  const known = [...new Set(names.map(plain))].filter((name) => name.length > 1);
  return document.blocks.flatMap((block) => [
    ...clausesOf(block, known),
    ...block.tables.flatMap((table) => rowsOf(block.letter, table)),
  ]);
}

const clausesOf = ({ letter, clauses }: DocumentBlock, known: readonly string[]): RequiredLine[] =>
  clauses.map((texts) => ({
    letter,
    kind: 'clause',
    passages: texts.map((says) => {
      const text = plain(says);
      const names = known.filter((name) => text.includes(name) && !isFigure(name));
      return { says, text, figures: figuresOf(text).map(({ value }) => value), names };
    }),
  }));

const rowsOf = (letter: Letter, { columns, rows }: DocumentTable): RequiredLine[] =>
  rows.map((cells) => {
    const texts = cells.flatMap((cell, i) =>
      cell.map((said) => ({ text: plain(said), figures: columns[i]?.figures === true })),
    );
    const figures = texts.flatMap(({ text, figures: are }) =>
      are || isFigure(text) ? figuresOf(text).map(({ value }) => value) : [],
    );
    const names = texts
      .filter(({ text, figures: are }) => !are && !isFigure(text) && text !== '-')
      .map(({ text }) => text);
    const says = cells.map((cell) => cell.join(' ')).join(' | ');
    const text = plain(cells.flat().join('\n'));
    return { letter, kind: 'row', passages: [{ says, text, figures, names }] };
  });

/** True for what says days or amounts of money rather than a name with figures in it. */
const isFigure = (text: string): boolean =>
  /^\d{4}年\d|^\d{1,2}[A-Z][a-z]+\d{4}|\b[A-Z]{3}\d/.test(text);
