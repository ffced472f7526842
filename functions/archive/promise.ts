import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { archive } from '../../api/routes/archive.ts';
import { categoryFor } from '../../domain/archive/category.ts';
import type { NewUpload } from '../../domain/archive/file.ts';
import {
  filingSeconds,
  formSeconds,
  inboxKey,
  judgeAgain,
  mayFile,
  type Upload,
} from '../../domain/archive/upload.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { promiseUpload as keepPromise } from '../../store/contract-files.ts';
import { readContractSettings } from '../../store/contract-settings.ts';
import { readContract } from '../../store/contracts.ts';
import { clock, instant } from '../clock.ts';
import { visibleHead } from '../contracts/visible.ts';
import { db } from '../database.ts';
import { inbox } from '../files.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';

/** Keeps what is promised, and signs a form that takes nothing else. */
export const promiseUpload: Handler<typeof archive.promiseUpload> = async (
  { params: { dealerId }, body },
  { member },
) => {
  if (!mayFile(member.roles, body.kind)) throw new Problem('not-allowed');
  await visibleHead(dealerId, member);
  const { kind, binding, outside, category } = body;
  const isOfNothing = kind === 'signed-contract' && binding === null && outside === undefined;
  if (isOfNothing) return refuse('binding-missing');
  if (outside && (binding !== null || kind !== 'signed-contract')) return refuse('outside-bound');
  const { fileCategories } = await readContractSettings(db);
  if (categoryFor(fileCategories, kind, category) === null) {
    return refuse('file-category-unknown', { category: category ?? kind });
  }
  if (binding && !(await readContract(db, dealerId, binding.contractId, binding.version))) {
    return refuse('contract-not-found', { ...binding });
  }
  const upload: Upload = {
    ...body,
    dealerId,
    state: 'promised',
    promisedAt: instant(),
    promisedBy: member.memberId,
    until: new Date(clock.now() + filingSeconds * 1000).toISOString(),
    refusal: null,
  };
  const kept = await keepPromise(db, upload);
  const judged = kept ? judgeAgain(kept, body, instant()) : accept(upload);
  return judged.ok ? accept(await formOf(dealerId, judged.facts)) : judged;
};

/** The form: key, type, size and checksum are fixed by its signed policy. */
async function formOf(dealerId: string, upload: NewUpload) {
  const until = new Date(clock.now() + formSeconds * 1000).toISOString();
  const sum = Buffer.from(upload.sha256, 'hex').toString('base64');
  const { url, fields } = await createPresignedPost(inbox.s3, {
    Bucket: inbox.bucket,
    Key: inboxKey({ dealerId, uploadId: upload.uploadId }),
    Expires: formSeconds,
    Fields: { 'Content-Type': 'application/pdf', 'x-amz-checksum-sha256': sum },
    Conditions: [
      ['content-length-range', upload.bytes, upload.bytes],
      { 'Content-Type': 'application/pdf' },
      { 'x-amz-checksum-sha256': sum },
    ],
  });
  return { url, fields, until };
}
