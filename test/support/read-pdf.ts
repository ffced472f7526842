import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader finds in a PDF. */
export interface ReadPdf {
  /** The text of each page, its lines joined by line breaks. */
  readonly pages: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
  /** The whole of the metadata, XML. */
  readonly metadata: string;
  /** True where the document says that it is tagged. */
  readonly isTagged: boolean;
}

/** Opens a PDF with a library that has no part in making it, and reads what stands in it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  const document = await task.promise;
  try {
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const { items } = await (await document.getPage(number)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
      pages.push(text.join(''));
    }
    const { info, metadata } = await document.getMetadata();
    const marks = await document.getMarkInfo();
    const isTagged = marks?.Marked === true;
    const raw = (metadata as { getRaw(): string } | null)?.getRaw() ?? '';
    return { pages, info: info as Record<string, unknown>, metadata: raw, isTagged };
  } finally {
    await task.destroy();
  }
}
