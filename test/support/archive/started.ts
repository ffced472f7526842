import type { AnyRoute } from '../../../api/route.ts';
import { startArchive, type LocalArchive } from '../archive.ts';

let started: LocalArchive | null = null;

/** Few tests need files: what they are kept in is started where the first request asks for it. */
export async function startFor({ path }: AnyRoute): Promise<void> {
  if (!path.startsWith('/archive') || process.env['INBOX_BUCKET'] !== undefined) return;
  started = await startArchive();
}

/** Stops what was started so. */
export async function stopStarted(): Promise<void> {
  await started?.s3.stop();
  started = null;
}
