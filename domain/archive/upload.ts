import * as z from 'zod';
import { accept, refuse, type Outcome } from '../outcome.ts';
import type { Role } from '../role.ts';
import { MemberId, ShortId } from '../values/code.ts';
import { Instant } from '../values/day.ts';
import { NewUpload, type FileKind } from './file.ts';
import type { PdfRefusal } from './pdf.ts';

/** Why an uploaded file is not taken into the archive. */
export const uploadRefusals = [
  'file-differs',
  'file-not-pdf',
  'file-truncated',
  'file-damaged',
  'file-encrypted',
  'file-active',
  'file-polyglot',
  'contract-not-found',
] as const satisfies readonly (PdfRefusal | 'file-differs' | 'contract-not-found')[];
export type UploadRefusal = (typeof uploadRefusals)[number];

/** Where a promised upload stands; used once, whatever came of it. */
export const Upload = NewUpload.extend({
  dealerId: ShortId,
  state: z.enum(['promised', 'filed', 'refused']),
  promisedAt: Instant,
  promisedBy: MemberId,
  /** Until when the promise may be filed. */
  until: Instant,
  /** Why it was refused, and the name of what was found; null where it was not. */
  refusal: z
    .strictObject({ reason: z.enum(uploadRefusals), found: z.string().nullable() })
    .nullable(),
});
export type Upload = z.infer<typeof Upload>;

/** Seconds for which a form takes the bytes, and for which they may be filed then. */
export const formSeconds = 300;
export const filingSeconds = 900;

/** Kinds that a planner may file; the signed contract is the custodian's alone. */
const ofPlanners: readonly FileKind[] = ['licence', 'authority-letter', 'supplement'];

/** Whether somebody with these roles may file a file of this kind. */
export const mayFile = (roles: readonly Role[], kind: FileKind): boolean =>
  roles.includes('custodian') || (roles.includes('planner') && ofPlanners.includes(kind));

/** Where the bytes of an upload wait to be judged. */
export const inboxKey = ({ dealerId, uploadId }: Pick<Upload, 'dealerId' | 'uploadId'>): string =>
  `uploads/${dealerId}/${uploadId}`;

/** Why a promise cannot be used, or used again. */
export type PromiseRefusal = 'upload-used' | 'upload-expired' | 'upload-differs';

/** Judges a promise that is made again: the same one, unused and in time, gives the form again. */
export function judgeAgain(
  kept: Upload,
  given: NewUpload,
  now: Instant,
): Outcome<Upload, PromiseRefusal> {
  const isSame =
    JSON.stringify(NewUpload.strip().parse(kept)) === JSON.stringify(NewUpload.parse(given));
  if (!isSame) return refuse('upload-differs');
  if (kept.state !== 'promised') return refuse('upload-used');
  return kept.until <= now ? refuse('upload-expired') : accept(kept);
}

/** Judges whether what was uploaded is what was promised, byte for byte. */
export const isAsPromised = (
  promised: Pick<NewUpload, 'bytes' | 'sha256'>,
  found: Pick<NewUpload, 'bytes' | 'sha256'>,
): boolean => promised.bytes === found.bytes && promised.sha256 === found.sha256;
