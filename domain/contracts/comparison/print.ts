import type { ContractDocument } from '../printed/document.ts';
import type { Texts } from '../printed/printed.ts';
import { plainText } from './plain-text.ts';
import { findWhere, hasItsLines, isFree, take, type Unread } from './unread.ts';

const plain = (...texts: Texts): string => plainText([texts.join('\n')]).text;

/**
 * Pages without the lines that stand in the margins of every page of the print: they would part a
 * clause that runs on to the next page.
 */
export function withoutMargins(pages: readonly string[], document: ContractDocument): string[] {
  const { title, number, foot: who, labels } = document;
  const label = number === null ? '' : `${labels.number[0] ?? ''} ${number}`;
  return pages.map((page, i) => {
    const counted = labels.pageOf
      .map((text) => text.replace('{page}', String(i + 1)))
      .map((text) => text.replace('{pages}', String(pages.length)))
      .join(' · ');
    const margins = new Set(
      [
        ...[who, counted, plain(who, counted), label, plain(...title, label)],
        ...[plain(...labels.draft)],
      ].map((text) => plain(text)),
    );
    const lines = page.split('\n').filter((line) => line.trim() === '' || !isOf(margins, line));
    return lines.join('\n');
  });
}

const isOf = (margins: ReadonlySet<string>, line: string): boolean => margins.has(plain(line));

/** Accounts for what the print says around its clauses: title page, headings, signatures. */
export function takePrint(of: Unread, document: ContractDocument): void {
  takeNumbers(of);
  for (const text of [...new Set(around(document))].sort((a, b) => b.length - a.length)) {
    for (let at = 0; ;) {
      const place = findWhere(of, text, at, (stretch) => hasItsLines(of, stretch));
      if (place === null) break;
      take(of, place);
      at = place.to;
    }
  }
}

function around({ labels, blocks, ...document }: ContractDocument): string[] {
  const { title, company, dealer, term, place, number, version, digest } = document;
  const fact = (label: Texts, value: Texts) => plain(...label, ...value);
  const sides = [labels.company, labels.dealer].map((side) => plain(...side, ...labels.seal));
  return [
    fact(labels.number, [number ?? '–']),
    fact(labels.version, [String(version)]),
    fact(labels.company, company),
    fact(labels.dealer, dealer),
    fact(labels.term, term),
    fact(labels.place, [place]),
    plain(`${labels.digest.join('  ')}: ${digest}`),
    ...[title, company, dealer, ...Object.values(labels)].flatMap((texts) => [
      plain(...texts),
      ...texts.map((text) => plain(text)),
    ]),
    ...sides,
    ...blocks.flatMap(({ heading, letter, tables }) => [
      plain(...heading, `(${letter})`),
      plain(...heading),
      ...tables.flatMap(({ caption, columns }) => [
        plain(...caption),
        plain(...columns.flatMap((column) => column.title)),
      ]),
    ]),
  ];
}

const numbered = /(?:第[一二三四五六七八九十]+条|Article\d+|\d{1,2}\.\d{1,2})/y;

/** Numbers of clauses and blocks, which begin a line and end at a blank. */
function takeNumbers(of: Unread): void {
  const { text, breaks, source, at } = of.plain;
  for (let from = 0; from < text.length; from++) {
    const isLine = from === 0 || source.slice(at[from - 1], at[from]).includes('\n');
    numbered.lastIndex = from;
    if (!isLine || !numbered.test(text)) continue;
    const stretch = { from, to: numbered.lastIndex };
    if (breaks[stretch.to] === true && isFree(of, stretch)) take(of, stretch);
  }
}
