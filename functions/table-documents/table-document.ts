import path from 'node:path';
import type { Company } from '../../domain/company.ts';
import { typesetter } from './typesetter.ts';

/** A text in Chinese and English. */
export type BothTexts = readonly [zh: string, en: string];

/** A column of a table: figures stand to the right, and the wide ones share what is left. */
export interface DocumentColumn {
  readonly title: BothTexts;
  readonly figure: boolean;
  readonly wide: boolean;
}

/** A table under a heading; `total` is its last row, set apart. */
export interface DocumentSection {
  readonly heading: BothTexts;
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
  readonly note: string | null;
}

/** A document of facts and tables: every text is plain, and read as nothing else. */
export interface TableDocument {
  readonly company: string;
  readonly colours: Company['colours'];
  readonly title: BothTexts;
  /** What names it, at the head of every page but the first. */
  readonly reference: string;
  readonly facts: readonly { readonly label: BothTexts; readonly value: string }[];
  readonly sections: readonly DocumentSection[];
  readonly foot: string;
}

const folder = import.meta.dirname;

/** Sets a document as PDF: tagged, its faces embedded. */
export function renderTables(document: TableDocument): Uint8Array {
  const typst = typesetter(folder);
  const mainFilePath = path.join(folder, 'table-document.typ');
  const compiled = typst.compile({
    mainFilePath,
    inputs: { document: JSON.stringify(document) },
  }).result;
  if (!compiled) throw new Error('The template of tables does not compile.');
  const pdf = typst.pdf(compiled);
  typst.evictCache(10);
  return pdf;
}
