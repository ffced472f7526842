import './without-canvas.ts';
// The reader's own worker, loaded with the bundle: it takes what is loaded and fetches none.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { nothingRun } from './nothing-run.ts';
import { pagesWithUnseenText } from './unseen-text.ts';

/**
 * The text of each page, its lines joined by line breaks; or why it can't be read. A page with text
 * that nobody sees has none: there a scanner laid over its picture what it took the letters for.
 */
export type PdfText =
  | { readonly pages: readonly string[] }
  | {
      readonly problem:
        'encrypted' | 'unreadable' | 'too-many-pages' | 'too-much-text' | 'too-slow';
    };

/** How far a file from outside may go before it is given up. */
export interface ReadingLimits {
  readonly pages: number;
  /** Characters of the whole document. */
  readonly characters: number;
  /** Looked at before each page and each part of one. */
  readonly milliseconds: number;
}

/** More than the longest contract that can be drafted has, in the time that a request has. */
export const usualLimits: ReadingLimits = {
  pages: 300,
  characters: 2_000_000,
  milliseconds: 15_000,
};

class GivenUp extends Error {
  readonly problem: 'too-much-text' | 'too-slow';

  constructor(problem: GivenUp['problem']) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Reads the text of a PDF from anyone. Nothing in it is run and nothing it names is fetched; no
 * font is loaded. The bytes are copied, because the reader keeps what it is given.
 */
export async function readPdfText(
  bytes: Uint8Array,
  limits: ReadingLimits = usualLimits,
): Promise<PdfText> {
  const task = getDocument({ ...nothingRun, data: new Uint8Array(bytes), stopAtErrors: true });
  const until = performance.now() + limits.milliseconds;
  try {
    const document = await task.promise;
    if (document.numPages > limits.pages) return { problem: 'too-many-pages' };
    const pages = await pagesOf(document, until, limits.characters);
    if (pages.every((text) => text === '')) return { pages };
    const unseen = await pagesWithUnseenText(bytes, () => {
      if (performance.now() > until) throw new GivenUp('too-slow');
    });
    return { pages: pages.map((text, i) => (unseen.has(i + 1) ? '' : text)) };
  } catch (error) {
    if (error instanceof GivenUp) return { problem: error.problem };
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { problem: isLocked ? 'encrypted' : 'unreadable' };
  } finally {
    await task.destroy();
  }
}

async function pagesOf(
  document: PDFDocumentProxy,
  until: number,
  characters: number,
): Promise<string[]> {
  const pages: string[] = [];
  let left = characters;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const text = await textOf(page, until, left);
    left -= text.length;
    pages.push(text);
    page.cleanup();
  }
  return pages;
}

/** The text of a page part by part, so that a page without end is given up. */
async function textOf(page: PDFPageProxy, until: number, most: number): Promise<string> {
  const reader = (page.streamTextContent() as ReadableStream<TextPart>).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    for (const { str = '', hasEOL = false } of value.items) text += hasEOL ? `${str}\n` : str;
    const problem =
      text.length > most ? 'too-much-text' : performance.now() > until ? 'too-slow' : null;
    if (problem === null) continue;
    await reader.cancel(new Error(problem));
    throw new GivenUp(problem);
  }
}

/** A part of a page's text: runs, and marks that have no text. */
interface TextPart {
  readonly items: readonly { readonly str?: string; readonly hasEOL?: boolean }[];
}
