import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Writes pieces of text to a file, or to standard output where none is named. The file gets its
 * name when it is whole: half an export is never taken for one. Only its owner may read it, because
 * it can hold bank data and names.
 */
export async function writeOut(
  pieces: AsyncIterable<string>,
  file: string | undefined,
): Promise<void> {
  if (file === undefined) {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
    return;
  }
  const part = `${file}.part`;
  // What a kill left would keep the rights it was made with.
  await rm(part, { force: true });
  await pipeline(Readable.from(pieces), createWriteStream(part, { flags: 'wx', mode: 0o600 }));
  await rename(part, file);
}
