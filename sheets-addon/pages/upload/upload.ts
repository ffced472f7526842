import type {
  Answered,
  FiledFile,
  Promised,
  ShownVerdict,
  UploadForm,
  UploadTarget,
} from '../../src/contracts/files-state.ts';
import { remote } from '../remote.ts';
import { postForm } from './post-form.ts';
import { readPdf, sha256, UploadProblem, type NextTry, type UploadWords } from './read-file.ts';

/** What an upload is doing. */
export type Phase = keyof UploadWords['phases'];

/** Something to upload. Tried again under the same id, it is filed once, whatever got lost. */
export interface ToUpload {
  readonly uploadId: string;
  readonly file: File;
  readonly kind: Promised['kind'];
  readonly target: UploadTarget;
}

/** Refusals after which the service still waits for the same upload. */
const waiting: readonly (string | null)[] = ['upload-missing', 'busy', 'unknown', null];

/** What helps after a refusal; of what is wrong with the file itself, only another file. */
function nextTry(code: string | null): NextTry {
  if (waiting.includes(code)) return 'again';
  return code?.startsWith('file-') ? 'other-file' : 'anew';
}

/**
 * Reads and hashes a file, promises it, sends it straight to the storage, and has it judged and
 * filed. `tell` hears what is done and how far it is, from 0 to 1. Throws an `UploadProblem`.
 */
export async function upload(
  { uploadId, file, kind, target }: ToUpload,
  words: UploadWords,
  tell: (phase: Phase, share: number) => void,
  stop: AbortSignal,
): Promise<FiledFile> {
  const goOn = () => {
    if (stop.aborted) throw new UploadProblem(words.cancelled);
  };
  tell('reading', 0);
  const bytes = await readPdf(file, words);
  const digest = await sha256(bytes);
  goOn();
  tell('promising', 0);
  const { dealerId, contractId, version } = target;
  const promise: Promised = {
    ...{ uploadId, kind, binding: { contractId, version } },
    ...{ name: file.name.slice(-nameMax), bytes: bytes.byteLength, sha256: digest },
  };
  const form = await remote<Answered<UploadForm>>('contractPromise', dealerId, promise);
  goOn();
  if (form.ok) {
    // The bytes that were hashed, not the file: it may be another one on the disk by now.
    const sent = new Blob([bytes], { type: 'application/pdf' });
    await postForm(form, sent, words, (share) => tell('sending', share), stop);
  } else if (form.code !== 'upload-used') {
    throw new UploadProblem(form.message, nextTry(form.code));
  }
  // One that was used before may have been filed then, and only the answer was lost.
  goOn();
  tell('filing', 1);
  const filed = await remote<Answered<FiledFile>>('contractFiling', dealerId, uploadId);
  if (!filed.ok) throw new UploadProblem(filed.message, nextTry(filed.code));
  return filed;
}

/** Has a signed copy that was filed compared with the terms; in words, what came of it. */
export async function compare(
  { dealerId }: UploadTarget,
  fileId: string,
  words: UploadWords,
): Promise<string> {
  const found = await remote<Answered<ShownVerdict>>('contractCompare', dealerId, fileId);
  if (!found.ok) return words.notCompared(found.message);
  const isSame = found.blocks.every(({ outcome }) => outcome === 'same') && found.adding === 0;
  if (isSame) return words.asTerms;
  return found.differing > 0 ? words.differs(found.differing) : words.toLookAt;
}

/** Longest name that the archive shows. */
const nameMax = 120;
