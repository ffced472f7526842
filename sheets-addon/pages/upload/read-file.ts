import type { uploadEnglish } from '../../src/contracts/upload-words-en.ts';

/** The words of an upload in one language. */
export type UploadWords = typeof uploadEnglish;

/** What helps: the same upload again, a new one of the same file, or only another file. */
export type NextTry = 'again' | 'anew' | 'other-file';

/** Why an upload did not come to its end, in words that say what to do. */
export class UploadProblem extends Error {
  override readonly name = 'UploadProblem';
  readonly next: NextTry;

  constructor(message: string, next: NextTry = 'again') {
    super(message);
    this.next = next;
  }
}

/** Most bytes that the archive takes; the service says so too, but only after the upload. */
const bytesMax = 25_000_000;

/** What the service tells apart by looking is told here already where a glance is enough. */
export async function readPdf(file: File, words: UploadWords): Promise<ArrayBuffer> {
  const { name, size } = file;
  if (size === 0) throw new UploadProblem(words.empty(name), 'other-file');
  if (size > bytesMax)
    throw new UploadProblem(words.tooLarge(name, (size / 1e6).toFixed(1)), 'other-file');
  const bytes = await file.arrayBuffer().catch(() => {
    throw new UploadProblem(words.unreadable(name));
  });
  const first = String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(5, bytes.byteLength)));
  if (first !== '%PDF-') throw new UploadProblem(words.notPdf(name), 'other-file');
  return bytes;
}

/** SHA-256 of bytes, as 64 hexadecimal digits. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const idDigits = '0123456789abcdefghjkmnpqrstvwxyz';

/** The identity of an upload and of the file that it becomes: 16 digits, 80 bits of chance. */
export const newUploadId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => idDigits[byte % 32]).join('');
