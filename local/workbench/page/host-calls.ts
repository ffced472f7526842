import type { HostCall } from '../protocol/calls.ts';
import type { CellWriter } from './cell-writer.ts';
import type { Handlers } from './handlers.ts';

/** Writes that only collect in the writer; anything else must see them in the grid first. */
const COLLECTING = new Set([
  'cells.write',
  'cells.fill',
  'cells.writeFormulas',
  'cells.setFormat',
  'cells.setFormats',
  'cells.border',
]);

/** Tells script writes from a person's edits: true while a script's write is being made. */
export interface WritingFlag {
  scriptIsWriting: boolean;
}

type AnyHandler = (...args: readonly unknown[]) => unknown;

/** Makes the calls of a batch one after the other and answers with the last one's result. */
export function batchRunner(writer: CellWriter, flag: WritingFlag) {
  // Only what happens at once is the script's: a person may edit during a wait.
  const asScript = <T>(action: () => T): T => {
    flag.scriptIsWriting = true;
    try {
      return action();
    } finally {
      flag.scriptIsWriting = false;
    }
  };
  return async (calls: readonly HostCall[], handlers: Handlers): Promise<unknown> => {
    let answer: unknown = null;
    try {
      for (const [name, ...args] of calls) {
        const handler = handlers[name] as AnyHandler;
        answer = await asScript(() => {
          if (!COLLECTING.has(name)) writer.commit();
          return handler(...args);
        });
      }
    } finally {
      // Also after an error: Google keeps the writes made before it.
      asScript(() => writer.commit());
    }
    return answer;
  };
}
