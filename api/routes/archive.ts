import * as z from 'zod';
import { ContractFile, FileId, NewUpload } from '../../domain/archive/file.ts';
import { Mint, MintId } from '../../domain/archive/mint.ts';
import { uploadRefusals } from '../../domain/archive/upload.ts';
import { contractReaders } from '../../domain/contracts/shown.ts';
import type { Role } from '../../domain/role.ts';
import { ShortId } from '../../domain/values/code.ts';
import { Day, Instant } from '../../domain/values/day.ts';
import { text } from '../../domain/values/text.ts';
import { route } from '../route.ts';

const filers: readonly Role[] = ['custodian', 'planner'];
const keepers: readonly Role[] = ['custodian', 'director', 'admin'];
const ofDealer = z.strictObject({ dealerId: ShortId });
const promise = ['upload-used', 'upload-expired'] as const;

/** One fetching of a file's bytes, as S3 wrote it down. */
const FileUse = z
  .strictObject({
    at: Instant,
    dealerId: z.string(),
    fileId: z.string(),
    mintId: z.string().nullable(),
    ip: z.string(),
    status: z.int(),
    bytes: z.int(),
    requester: z.string(),
  })
  .meta({ id: 'FileUse' });

export const archive = {
  listFiles: route({
    method: 'GET',
    path: '/archive/{dealerId}/files',
    summary: 'The files of a dealer, in order of filing',
    roles: contractReaders,
    params: ofDealer,
    reply: z.strictObject({ files: z.array(ContractFile) }),
  }),
  promiseUpload: route({
    method: 'POST',
    path: '/archive/{dealerId}/uploads',
    summary: 'Promise a PDF, and get the form that takes exactly it for five minutes',
    roles: filers,
    params: ofDealer,
    body: NewUpload,
    reply: z.strictObject({
      url: z.string(),
      /** The fields of the form, in this order before the file. */
      fields: z.record(z.string(), z.string()),
      until: Instant,
    }),
    status: 201,
    refuses: [...promise, 'upload-differs', 'binding-missing', 'contract-not-found'],
  }),
  fileUpload: route({
    method: 'POST',
    path: '/archive/{dealerId}/uploads/{uploadId}/filing',
    summary: 'Judge what was uploaded and file it; may be repeated',
    roles: filers,
    params: z.strictObject({ dealerId: ShortId, uploadId: FileId }),
    reply: ContractFile,
    refuses: ['upload-expired', 'upload-missing', ...uploadRefusals],
  }),
  downloadFile: route({
    method: 'POST',
    path: '/archive/{dealerId}/files/{fileId}/download',
    summary: 'An address for the caller alone that opens a file for five minutes',
    roles: contractReaders,
    params: z.strictObject({ dealerId: ShortId, fileId: FileId }),
    body: z.strictObject({ purpose: text(300) }),
    reply: z.strictObject({ url: z.string(), mintId: MintId, until: Instant }),
    status: 201,
  }),
  getFileLog: route({
    method: 'GET',
    path: '/archive/log',
    summary: 'Who was given an address for which file on a day, what for, and every use of it',
    roles: keepers,
    query: z.strictObject({ day: Day }),
    reply: z.strictObject({
      mints: z.array(Mint.extend({ uses: z.array(FileUse) })),
      unknown: z.array(FileUse),
    }),
    refuses: ['too-many-uses'],
  }),
};
