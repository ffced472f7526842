import { accept, refuse, type Outcome } from '../outcome.ts';
import { activeIn, activeInBytes } from './active-content.ts';
import { readContents } from './pdf-contents.ts';
import type { Inflate } from './pdf-object.ts';
import { lastTable, readPlaces, type Places } from './pdf-places.ts';
import { DamagedPdf, nameIn, numberIn, type PdfDictionary, type PdfValue } from './pdf-value.ts';

/** Why a file is not taken for a PDF that can be kept for years and opened by anybody. */
export type PdfRefusal =
  | 'file-not-pdf'
  | 'file-truncated'
  | 'file-damaged'
  | 'file-encrypted'
  | 'file-active'
  | 'file-polyglot';

/** What was found out about a PDF. */
export interface PdfFacts {
  readonly pages: number;
}

/** More pages than a contract has. */
const pagesMax = 2_000;

/**
 * Judges the bytes of a file, one character each (latin-1). Everything that any of its tables names
 * is read, also what an update replaced and what lies in object streams; what no table names is
 * looked at for names alone. Where two readers could see different things it is refused.
 */
export function judgePdf(text: string, inflate: Inflate): Outcome<PdfFacts, PdfRefusal> {
  if (!/^%PDF-(1\.[0-7]|2\.0)[\0\t\n\f\r ]/.test(text)) return refuse('file-not-pdf');
  if (isAnotherKind(text)) return refuse('file-polyglot');
  const last = lastTable(text);
  if (last === null) return refuse('file-truncated');
  try {
    return judgeParts(text, readPlaces(text, last, inflate), inflate);
  } catch (error) {
    if (error instanceof DamagedPdf) return refuse('file-damaged');
    throw error;
  }
}

function judgeParts(text: string, places: Places, inflate: Inflate): Outcome<PdfFacts, PdfRefusal> {
  if (places.trailers.some(({ entries }) => entries.has('Encrypt'))) {
    return refuse('file-encrypted');
  }
  const read = readContents(text, places, inflate);
  const values = [...places.trailers, ...read.values];
  const unnamed = between(text, [...places.spans, ...read.spans]);
  for (const value of values) {
    const found = activeIn(value);
    if (found !== null) return refuse('file-active', { found });
  }
  const hidden = activeInBytes(unnamed);
  if (hidden !== null) return refuse('file-active', { found: hidden });
  if (isWeb(unnamed) || unnamed.includes('PK\x03\x04')) return refuse('file-polyglot');
  return accept({ pages: pagesOf(places.trailer, read.current) });
}

/** What lies between parts of a text. */
function between(text: string, spans: readonly (readonly [number, number])[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [from, end] of [...spans].sort(([a], [b]) => a - b)) {
    if (from > at) parts.push(text.slice(at, from));
    at = Math.max(at, end);
  }
  return [...parts, text.slice(at)].join('\n');
}

/** Counts the pages from the root on. Throws `DamagedPdf` where the tree is none. */
function pagesOf(trailer: PdfDictionary, objects: ReadonlyMap<number, PdfValue>): number {
  const dictionary = (value: PdfValue | undefined): PdfDictionary => {
    const found = value?.kind === 'reference' ? objects.get(value.object) : value;
    if (found?.kind !== 'dictionary') throw new DamagedPdf('a part of the tree is missing');
    return found;
  };
  const seen = new Set<PdfDictionary>();
  const count = (node: PdfDictionary): number => {
    if (seen.has(node) || seen.size > 2 * pagesMax) throw new DamagedPdf('an endless tree');
    seen.add(node);
    const kids = node.entries.get('Kids');
    if (nameIn(node, 'Type') === 'Page') return 1;
    const list = kids?.kind === 'reference' ? objects.get(kids.object) : kids;
    if (list?.kind !== 'array') throw new DamagedPdf('pages without pages');
    const pages = list.items.reduce((sum, kid) => sum + count(dictionary(kid)), 0);
    if (numberIn(node, 'Count') !== pages) throw new DamagedPdf('pages are missing');
    return pages;
  };
  const root = dictionary(trailer.entries.get('Root'));
  const pages = count(dictionary(root.entries.get('Pages')));
  if (pages === 0 || pages > pagesMax) throw new DamagedPdf('no pages, or too many');
  return pages;
}

const isWeb = (text: string): boolean => /<(html|script|body|svg|!doctype)/i.test(text);

/** Whether it is a page of the web or a ZIP besides: their readers look elsewhere. */
function isAnotherKind(text: string): boolean {
  if (isWeb(text.slice(0, 1024))) return true;
  const tail = text.slice(-65_557);
  for (let at = tail.indexOf('PK\x05\x06'); at >= 0; at = tail.indexOf('PK\x05\x06', at + 1)) {
    const comment = tail.charCodeAt(at + 20) + 256 * tail.charCodeAt(at + 21);
    if (at + 22 + comment === tail.length) return true;
  }
  return false;
}
