import * as z from 'zod';
import { ContractFile, FileId, FileKind, NewUpload } from '../../domain/archive/file.ts';
import { Mint, MintId } from '../../domain/archive/mint.ts';
import { GivenDecision, Retention } from '../../domain/archive/retention.ts';
import { uploadRefusals } from '../../domain/archive/upload.ts';
import { contractReaders } from '../../domain/contracts/shown.ts';
import type { Role } from '../../domain/role.ts';
import { ShortId } from '../../domain/values/code.ts';
import { Day, Instant } from '../../domain/values/day.ts';
import { Table } from '../../domain/values/table.ts';
import { text } from '../../domain/values/text.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

const filers: readonly Role[] = ['custodian', 'planner'];
const overseers: readonly Role[] = ['custodian', 'director', 'admin'];
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

/** Columns of the files; `number`, `from` and `to` are of contracts from before dealerbook. */
export const fileColumns = [
  'dealerId',
  'fileId',
  'archiveNumber',
  'kind',
  'category',
  'contractId',
  'version',
  'number',
  'from',
  'to',
  'name',
  'pages',
  'filedAt',
  'retainedUntil',
  'isDiscarded',
] as const;

export const archive = {
  searchFiles: route({
    method: 'GET',
    path: '/archive/files',
    summary: 'Files by dealer, kind, category, number, end; those whose retention is over',
    roles: contractReaders,
    query: z.strictObject({
      dealer: ShortId.optional(),
      kind: FileKind.optional(),
      category: ShortId.optional(),
      /** A part of the number of a contract from before dealerbook. */
      number: text(40).optional(),
      /** The day by which such a contract ends. */
      endsBy: Day.optional(),
      /** Past: those which nothing holds any more, and of which nothing was decided. */
      only: z.enum(['all', 'past']).default('all'),
      ...page,
    }),
    reply: Table.extend(next),
  }),
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
    refuses: [
      ...promise,
      ...(['upload-differs', 'binding-missing', 'contract-not-found'] as const),
      ...(['outside-bound', 'file-category-unknown'] as const),
    ],
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
    refuses: ['file-discarded'],
  }),
  decideRetention: route({
    method: 'POST',
    path: '/archive/{dealerId}/files/{fileId}/retention',
    summary: 'Keep a file for longer, or decide that it is not to be kept; nothing is deleted',
    roles: ['custodian'],
    params: z.strictObject({ dealerId: ShortId, fileId: FileId }),
    body: GivenDecision,
    reply: Retention,
    refuses: [
      ...(['not-the-custodian', 'file-retained', 'file-discarded'] as const),
      ...(['nothing-changed', 'retention-too-long'] as const),
    ],
  }),
  getFileLog: route({
    method: 'GET',
    path: '/archive/log',
    summary: 'Who was given an address for which file on a day, what for, and every use of it',
    roles: overseers,
    query: z.strictObject({ day: Day }),
    reply: z.strictObject({
      mints: z.array(Mint.extend({ uses: z.array(FileUse) })),
      unknown: z.array(FileUse),
    }),
    refuses: ['too-many-uses'],
  }),
};
