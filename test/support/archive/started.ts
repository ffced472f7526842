import type { AnyRoute } from '../../../api/route.ts';
import { startArchive, type LocalArchive } from '../archive.ts';
import { startPostOffice, type PostOffice } from '../post-office.ts';

let started: LocalArchive | null = null;
let office: PostOffice | null = null;

/**
 * Few tests need files or letters: what they are kept in is started where the first request asks
 * for it.
 */
export async function startFor({ path }: AnyRoute): Promise<void> {
  const isOf = (noun: string) => path.startsWith(noun);
  if (isOf('/archive') && process.env['INBOX_BUCKET'] === undefined) started = await startArchive();
  if (isOf('/summaries/letters') && process.env['LETTERS_QUEUE'] === undefined) {
    office = await startPostOffice();
  }
}

/** Stops what was started so. */
export async function stopStarted(): Promise<void> {
  await office?.stop();
  await started?.s3.stop();
  office = started = null;
}
