import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How far each reader has come in its stream. */
export type Checkpoints = {
  /** The sequence number of the last record a reader has dealt with. */
  readonly of: (reader: string) => string | undefined;
  readonly set: (reader: string, sequenceNumber: string) => void;
};

/** Opens the file that lets readers go on, after a restart, where they were. */
export function openCheckpoints(file: string): Checkpoints {
  const saved: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const checkpoints = new Map(Object.entries(saved as Record<string, string>));
  return {
    of: (reader) => checkpoints.get(reader),
    set: (reader, sequenceNumber) => {
      checkpoints.set(reader, sequenceNumber);
      // Written aside and renamed, so that a kill in between leaves the old file whole.
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(checkpoints), undefined, 2));
      renameSync(`${file}.new`, file);
    },
  };
}
