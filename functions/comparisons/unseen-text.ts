import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { nothingRun } from './nothing-run.ts';

/** Rendering modes of text that paint nothing: invisible, and only a border for what follows. */
const unseenModes: ReadonlySet<unknown> = new Set([3, 7]);

/**
 * Pages, counted from 1, with text that is not painted. Pictures are passed over undecoded, which
 * the reader takes for errors, so that here, where no text is read, it goes on after any.
 * `checkTime` throws when there is no more of it.
 */
export async function pagesWithUnseenText(
  bytes: Uint8Array,
  checkTime: () => void,
): Promise<ReadonlySet<number>> {
  const data = new Uint8Array(bytes);
  const task = getDocument({ ...nothingRun, data, stopAtErrors: false, maxImageSize: 0 });
  const unseen = new Set<number>();
  try {
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number++) {
      checkTime();
      const page = await document.getPage(number);
      const { fnArray, argsArray } = await page.getOperatorList();
      const modes = fnArray.flatMap((operator, i) =>
        operator === OPS.setTextRenderingMode ? [(argsArray[i] as unknown[])[0]] : [],
      );
      if (modes.some((mode) => unseenModes.has(mode))) unseen.add(number);
      page.cleanup();
    }
  } finally {
    await task.destroy();
  }
  return unseen;
}
