import path from 'node:path';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { ContractDocument } from '../../domain/contracts/printed/document.ts';
import type { Letter } from '../../domain/contracts/terms.ts';
import { typesetter } from '../table-documents/typesetter.ts';

/** A contract as printed. */
export interface Rendered {
  /** PDF/A-2a: tagged, every face embedded. */
  readonly pdf: Uint8Array;
  /** The page on which each block begins, counted from 1. */
  readonly pages: readonly { readonly letter: Letter; readonly page: number }[];
}

/** A contract holds signs that no face has; an archivable document must not show a gap for them. */
export class Unprintable extends Error {
  readonly signs: readonly string[];

  constructor(signs: readonly string[]) {
    super('No face has some of the signs of the contract.');
    this.signs = signs;
  }
}

const folder = import.meta.dirname;
/** The PDF of what was set; the typesetter names the signs it has no face for as it gives up. */
function archivable(typst: NodeCompiler, compiled: NodeTypstDocument): Uint8Array {
  try {
    return typst.pdf(compiled, { pdfStandard: 'a-2a' });
  } catch (error) {
    const said = error instanceof Error && 'code' in error ? String(error.code) : '';
    const missing = said.matchAll(/the text `\\"(.+?)\\"` could not be displayed/gu);
    const signs = [...new Set([...missing].map(([, sign = '']) => sign))];
    throw signs.length > 0 ? new Unprintable(signs) : error;
  }
}

/**
 * Prints a contract. `logo` is the company's picture as a data URL, of the kind that the document
 * names. All text comes in as data, which the template never reads as markup.
 */
export function renderContract(contract: ContractDocument, logo: string | null): Rendered {
  const typst = typesetter(folder);
  typst.resetShadow();
  if (contract.logo !== null && logo !== null) {
    const picture = Buffer.from(logo.slice(logo.indexOf(',') + 1), 'base64');
    typst.mapShadow(path.join(folder, `logo.${contract.logo}`), picture);
  }
  const inputs = { contract: JSON.stringify(contract) };
  const mainFilePath = path.join(folder, 'contract.typ');
  const compiled = typst.compile({ mainFilePath, inputs }).result;
  if (!compiled) throw new Error('The template of contracts does not compile.');
  const pdf = archivable(typst, compiled);
  const pages = typst.query(compiled, { selector: '<block>', field: 'value' }) as Rendered['pages'];
  typst.evictCache(10);
  return { pdf, pages };
}
