import * as z from 'zod';
import type { ContractDocument } from '../printed/document.ts';
import { Letter, type ContractTerms } from '../terms.ts';
import { nearestOf, passagesLeft } from './nearest.ts';
import { pageOf, plainText } from './plain-text.ts';
import { takePrint, withoutMargins } from './print.ts';
import { requiredLines, type Passage, type RequiredLine } from './required.ts';
import { findAlone, take, unread, type Stretch, type Unread } from './unread.ts';
import { saysSame } from './reworded.ts';

/**
 * What is to be said of a line: it stands in the file word for word; its figures and names do, in
 * other words; it may stand on a page that is a picture, because nothing like it is written
 * anywhere; or the file says something else.
 */
export const LineOutcome = z.enum(['same', 'other-words', 'unread', 'differs']);
export type LineOutcome = z.infer<typeof LineOutcome>;

/** A line of the contract beside what the file has for it. */
export const ComparedLine = z
  .strictObject({
    letter: Letter,
    outcome: LineOutcome,
    /** What the terms say; the cells of a table's row between strokes. */
    terms: z.string(),
    /** What the file says nearest; null where nothing is near. */
    file: z.string().nullable(),
    page: z.int().min(1).nullable(),
  })
  .meta({ id: 'ComparedLine' });
export type ComparedLine = z.infer<typeof ComparedLine>;

/** A signed file beside the terms that it was to be printed from. */
export const Comparison = z
  .strictObject({
    /** True where the file has no text: people must look at each block. */
    isScan: z.boolean(),
    /** True where its clauses are worded as this product prints them. */
    isPrint: z.boolean(),
    lines: z.array(ComparedLine),
    /** What a print of ours says beside the terms, each with its page. */
    added: z.array(z.strictObject({ page: z.int().min(1), text: z.string() })),
  })
  .meta({ id: 'ContractComparison' });
export type Comparison = z.infer<typeof Comparison>;

/** A file of which nothing can be read. */
export const scan: Comparison = { isScan: true, isPrint: false, lines: [], added: [] };

/** Fewer signs than these on a page are a stamp or a scanner's mark, no contract. */
const signsOfPage = 40;

/**
 * Compares the text of a signed file, page by page, with the terms of the contract. `document` is
 * the contract as printed, in the language of the paper. Blanks, line breaks, widths of figures and
 * separators of thousands make no difference; everything else does.
 *
 * A file that was not printed from here says the same in other words: of it each line's figures and
 * names are looked for, and what is only then found is for a person to confirm.
 */
export function compareWithTerms(
  pages: readonly string[],
  terms: ContractTerms,
  document: ContractDocument,
): Comparison {
  const plain = plainText(withoutMargins(pages, document));
  const lines = requiredLines(terms, document);
  const isPicture = (page: string) => plainText([page]).text.length < signsOfPage;
  if (pages.every(isPicture)) return scan;
  const hasPictures = pages.some(isPicture);
  const left = unread(plain);
  const places = placed(left, lines);
  takePrint(left, document);
  const clauses = lines.filter(({ kind }) => kind === 'clause');
  const found = clauses.filter(({ passages }) => passages.every((one) => places.get(one)));
  const isPrint = found.length * 2 >= clauses.length;
  const compared = lines.map((line) => lineOf(left, line, places, { isPrint, hasPictures }));
  return { isScan: false, isPrint, lines: compared, added: isPrint ? passagesLeft(left) : [] };
}

/** Where each passage stands word for word; the longest first: they stand in one place. */
function placed(left: Unread, lines: readonly RequiredLine[]): Map<Passage, Stretch> {
  const inOrder = lines.flatMap(({ passages }) => passages);
  const places = new Map<Passage, Stretch>();
  const ends = new Int32Array(inOrder.length);
  const longestFirst = inOrder
    .map((passage, i) => ({ passage, i }))
    .sort((a, b) => b.passage.text.length - a.passage.text.length || a.i - b.i);
  for (const { passage, i } of longestFirst) {
    const after = ends[ends.findLastIndex((end, j) => j < i && end > 0)] ?? 0;
    const { text } = passage;
    const place = findAlone(left, text, after) ?? findAlone(left, text, 0);
    if (place === null) continue;
    take(left, place);
    places.set(passage, place);
    ends[i] = place.to;
  }
  return places;
}

function lineOf(
  left: Unread,
  { letter, passages }: RequiredLine,
  places: ReadonlyMap<Passage, Stretch>,
  { isPrint, hasPictures }: { readonly isPrint: boolean; readonly hasPictures: boolean },
): ComparedLine {
  const terms = passages.map(({ says }) => says).join('\n');
  const missing = passages.filter((passage) => !places.has(passage));
  const [first] = passages;
  const place = first && places.get(first);
  if (missing.length === 0) {
    const page = place ? pageOf(left.plain, place.from) : null;
    return { letter, outcome: 'same', terms, file: terms, page };
  }
  const isSaid = !isPrint && missing.every((passage) => saysSame(left, passage));
  const near = nearestOf(left, missing);
  const isUnread = hasPictures && near.file === null && missing.length === passages.length;
  const outcome = isSaid ? 'other-words' : isUnread ? 'unread' : 'differs';
  return { letter, outcome, terms, ...near };
}

/** The page on which each block begins, as far as the file has its lines. */
export function pagesOfBlocks({ lines }: Pick<Comparison, 'lines'>): Map<Letter, number> {
  const pages = new Map<Letter, number>();
  for (const { letter, page } of lines) {
    if (page !== null && !pages.has(letter)) pages.set(letter, page);
  }
  return pages;
}
