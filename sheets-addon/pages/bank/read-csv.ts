import { parse } from 'papaparse';
import type { bankFileEnglish } from '../../src/bank/file-words-en.ts';

type Words = Pick<typeof bankFileEnglish, 'empty' | 'notCsv' | 'tooLong' | 'unreadable'>;

/** Why a file can't be taken, in a sentence that says what to do. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
}

/** How files begin that are no text: workbooks of both kinds, PDF. */
const beginnings = ['PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0', '%PDF-'];

/**
 * The cells of a CSV file, row by row as they stand in it, so that a row is named by the number it
 * has there; empty rows at its end are left out. Separators are found out. Throws `FileProblem`.
 */
export async function readCsv(file: File, words: Words, rowsMax: number): Promise<string[][]> {
  const { name } = file;
  const bytes = await file.arrayBuffer().catch(() => {
    throw new FileProblem(words.unreadable(name));
  });
  const first = String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(5, bytes.byteLength)));
  if (beginnings.some((one) => first.startsWith(one))) throw new FileProblem(words.notCsv(name));
  const text = textOf(bytes);
  if (text.includes('\u0000')) throw new FileProblem(words.notCsv(name));
  const rows = parse<string[]>(text).data.map((row) => row.map((cell) => cell.trim()));
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
  if (last < 0) throw new FileProblem(words.empty(name));
  if (last >= rowsMax) throw new FileProblem(words.tooLong(name, last + 1, rowsMax));
  return rows.slice(0, last + 1);
}

/** Bytes as text: by their mark; UTF-8 where they are; else GB18030, as Chinese banks write. */
export function textOf(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
