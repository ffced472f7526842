import type { archive } from '../../api/routes/archive.ts';
import {
  archiveNumber,
  fileBytesMax,
  fileKey,
  type ContractFile,
} from '../../domain/archive/file.ts';
import { categoryFor, type FileCategory } from '../../domain/archive/category.ts';
import { inboxKey, mayFile, type Upload, type UploadRefusal } from '../../domain/archive/upload.ts';
import type { Member } from '../../domain/member.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import type { Instant } from '../../domain/values/day.ts';
import { keep } from '../../store/archive.ts';
import { readCompany } from '../../store/company.ts';
import {
  fileTogether,
  lastPlace,
  readFile,
  readUpload,
  refuseUpload,
} from '../../store/contract-files.ts';
import { readContractSettings } from '../../store/contract-settings.ts';
import { readContract } from '../../store/contracts.ts';
import { readUploaded, removeUploaded } from '../../store/inbox.ts';
import { lockUntil } from '../../store/retention.ts';
import { Conflict, untilDone } from '../../store/transact.ts';
import { clock, dayIn, instant } from '../clock.ts';
import { visibleHead } from '../contracts/visible.ts';
import { db } from '../database.ts';
import { files, inbox } from '../files.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { judgeUploaded } from './judge.ts';

type Filing = Outcome<ContractFile, UploadRefusal | 'upload-expired' | 'upload-missing'>;

/**
 * Judges what was uploaded and files it, once: a retry is answered what was answered first. What
 * fails never becomes part of the archive, and nothing stays in the inbox.
 */
export const fileUpload: Handler<typeof archive.fileUpload> = async (
  { params: { dealerId, uploadId } },
  { member },
) => {
  await visibleHead(dealerId, member);
  const upload = await readUpload(db, dealerId, uploadId);
  if (!upload) throw new Problem('not-found');
  if (!mayFile(member.roles, upload.kind)) throw new Problem('not-allowed');
  return untilDone(() => fileOnce(dealerId, uploadId, member));
};

async function fileOnce(dealerId: string, uploadId: string, member: Member): Promise<Filing> {
  const upload = await readUpload(db, dealerId, uploadId);
  if (!upload) throw new Problem('not-found');
  const before = await answeredBefore(upload);
  if (before) return before;
  if (upload.until <= instant()) {
    await removeUploaded(inbox, inboxKey(upload));
    return refuse('upload-expired');
  }
  const uploaded = await readUploaded(inbox, inboxKey(upload), fileBytesMax);
  if (uploaded === null) return refuse('upload-missing');
  if (typeof uploaded === 'number') return refused(upload, refuse('file-differs'));
  const judged = judgeUploaded(upload, uploaded);
  if (!judged.ok) return refused(upload, judged);
  const { binding } = upload;
  if (binding && !(await readContract(db, dealerId, binding.contractId, binding.version))) {
    return refused(upload, refuse('contract-not-found'));
  }
  return filed(upload, uploaded, judged.facts.pages, member);
}

/** What this upload was answered when it was settled; null where it was not. */
async function answeredBefore(upload: Upload): Promise<Filing | null> {
  const { dealerId, uploadId, state, refusal } = upload;
  if (state === 'promised') return null;
  // A form takes its file for some minutes: what came again after the answer goes as well.
  await removeUploaded(inbox, inboxKey(upload));
  if (refusal) return refuse(refusal.reason, detailOf(refusal.found));
  const file = await readFile(db, dealerId, uploadId);
  if (!file) throw new Error('an upload was filed, and its file is not there');
  return accept(file);
}

const detailOf = (found: string | null) => (found === null ? {} : { found });

async function refused(
  upload: Upload,
  { reason, detail }: { readonly reason: UploadRefusal; readonly detail: { found?: unknown } },
): Promise<Filing> {
  const found = typeof detail.found === 'string' ? detail.found : null;
  const after: Upload = { ...upload, state: 'refused', refusal: { reason, found } };
  if (!(await refuseUpload(db, after))) throw new Conflict();
  await removeUploaded(inbox, inboxKey(upload));
  return refuse(reason, detailOf(found));
}

/** The bytes are locked first: what the table says is there is there. */
async function filed(
  upload: Upload,
  bytes: Uint8Array,
  pages: number,
  { memberId }: Member,
): Promise<Filing> {
  const [{ timeZone }, { fileCategories }] = await Promise.all([
    readCompany(db),
    readContractSettings(db),
  ]);
  const year = Number(dayIn(timeZone).slice(0, 4));
  const place = (await lastPlace(db, year)) + 1;
  const { uploadId: fileId, dealerId, kind, binding, name, sha256, outside = null } = upload;
  // A category that was taken away since it was promised gives way to the kind's own.
  const category =
    categoryFor(fileCategories, kind, upload.category) ?? categoryFor(fileCategories, kind);
  const key = fileKey({ dealerId, fileId, sha256 });
  // The key ends in the hash of what is put: bytes that are there already are these.
  await keep(files, key, bytes, 'application/pdf');
  const file: ContractFile = {
    ...{ fileId, dealerId, kind, binding, outside, category: category?.categoryId ?? null },
    ...{ name, bytes: bytes.length, sha256, pages, year, place },
    archiveNumber: archiveNumber(year, place),
    filedAt: instant(),
    filedBy: memberId,
    retainedUntil: await lockUntil(files, key, endOf(category)),
  };
  if (!(await fileTogether(db, upload, file))) throw new Conflict();
  await removeUploaded(inbox, inboxKey(upload));
  return accept(file);
}

const dayMs = 24 * 60 * 60_000;

/** Until when a category wants its files kept, in whole seconds; null where the lock will do. */
function endOf(category: FileCategory | null): Instant | null {
  if (!category?.retentionDays) return null;
  const second = Math.ceil(clock.now() / 1000) * 1000;
  return new Date(second + category.retentionDays * dayMs).toISOString();
}
