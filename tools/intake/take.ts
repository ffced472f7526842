import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ApiProblem } from '../../api/client.ts';
import { routes } from '../../api/routes.ts';
import { fileBytesMax, type ContractFile, type NewUpload } from '../../domain/archive/file.ts';
import { inParallel, isProblem, type Connection } from '../connect.ts';
import type { Progress } from '../progress.ts';
import { stableId } from '../stable-id.ts';
import type { ToTake } from './rows.ts';

/** What became of a row: filed now, there already, or not taken and why. */
export interface Taken {
  readonly row: number;
  readonly outcome: 'filed' | 'there' | 'refused';
  readonly archiveNumber: string | null;
  readonly reason: string | null;
}

/** Rows at once: each is a scan on its way. */
const atOnce = 4;

/** Times a promise is made anew where an earlier one ended or was used up. */
const promises = 5;

/**
 * Files the contracts of a list, in the name of who keeps the archive. It may be repeated: what is
 * in the archive already is recognised by dealer, number and bytes, so nothing is filed twice.
 */
export async function takeIn(
  service: Connection,
  all: readonly ToTake[],
  progress: Progress,
): Promise<Taken[]> {
  const filed = new Map<string, Promise<readonly ContractFile[]>>();
  const filesOf = (dealerId: string) => {
    const asked =
      filed.get(dealerId) ??
      service.ask(routes.archive.listFiles, { params: { dealerId } }).then(({ files }) => files);
    filed.set(dealerId, asked);
    return asked;
  };
  const taken: Taken[] = [];
  await inParallel(all, atOnce, async (one) => {
    taken.push(await take(service, one, () => filesOf(one.dealerId)));
    progress.step(taken.length, all.length, one.name);
  });
  return taken.sort((a, b) => a.row - b.row);
}

async function take(
  service: Connection,
  one: ToTake,
  filesOf: () => Promise<readonly ContractFile[]>,
): Promise<Taken> {
  const refused = (reason: string): Taken => ({
    ...{ row: one.row, outcome: 'refused', archiveNumber: null, reason },
  });
  try {
    const bytes = await readFile(one.file).catch(() => null);
    if (bytes === null) return refused(`There is no file ${one.file}.`);
    if (bytes.length > fileBytesMax)
      return refused('The file is larger than 25 MB. Scan it smaller.');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const there = (await filesOf()).find(
      (file) => file.sha256 === sha256 && file.outside?.number === one.outside.number,
    );
    const file = there ?? (await fileOne(service, one, bytes, sha256));
    const outcome = there ? 'there' : 'filed';
    return { row: one.row, outcome, archiveNumber: file.archiveNumber, reason: null };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.code === 'not-found')
      return refused(`There is no dealer ${one.code} that you may see.`);
    return refused(error.message);
  }
}

/** Promises the file, sends it by the form, has it judged and filed. */
async function fileOne(
  service: Connection,
  { dealerId, outside, category, name }: ToTake,
  bytes: Buffer,
  sha256: string,
): Promise<ContractFile> {
  for (let attempt = 1; ; attempt++) {
    // The same row has the same id, so that a promise whose answer was lost is made again.
    const seed = [dealerId, outside.number, sha256, String(attempt)].join('\n');
    const body: NewUpload = {
      ...{
        uploadId: stableId(seed).toLowerCase(),
        kind: 'signed-contract',
        binding: null,
        outside,
      },
      ...(category === undefined ? {} : { category }),
      ...{ name, bytes: bytes.length, sha256 },
    };
    try {
      const form = await service.ask(routes.archive.promiseUpload, { params: { dealerId }, body });
      await send(form, bytes);
      const params = { dealerId, uploadId: body.uploadId };
      return await service.ask(routes.archive.fileUpload, { params });
    } catch (error) {
      const isOver = isProblem(error, 'upload-used') || isProblem(error, 'upload-expired');
      if (!isOver || attempt === promises) throw error;
    }
  }
}

async function send(
  { url, fields }: { readonly url: string; readonly fields: Readonly<Record<string, string>> },
  bytes: Buffer,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }));
  const answer = await fetch(url, { method: 'POST', body: form });
  if (!answer.ok) throw new Error(`The storage took no file: ${String(answer.status)}.`);
}
