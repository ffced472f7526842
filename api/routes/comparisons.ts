import * as z from 'zod';
import { FileId } from '../../domain/archive/file.ts';
import { Verdict } from '../../domain/contracts/comparison/verdict.ts';
import { contractReaders } from '../../domain/contracts/shown.ts';
import { Letter } from '../../domain/contracts/terms.ts';
import { ShortId } from '../../domain/values/code.ts';
import { route } from '../route.ts';

const params = z.strictObject({ dealerId: ShortId, fileId: FileId });

export const comparisons = {
  getComparison: route({
    method: 'GET',
    path: '/archive/{dealerId}/files/{fileId}/comparison',
    summary: 'How a signed copy stands beside the terms of its version, line by line',
    roles: contractReaders,
    params,
    reply: Verdict,
  }),
  compareFile: route({
    method: 'POST',
    path: '/archive/{dealerId}/files/{fileId}/comparison',
    summary: 'Compare a signed copy with the terms of its version; may be repeated',
    roles: ['custodian'],
    params,
    reply: Verdict,
    refuses: [
      ...(['not-the-custodian', 'file-not-compared', 'file-altered'] as const),
      ...(['contract-incomplete', 'contract-state'] as const),
    ],
  }),
  confirmComparison: route({
    method: 'POST',
    path: '/archive/{dealerId}/files/{fileId}/comparison/confirmations',
    summary: 'Confirm, as who keeps the archive, that blocks of the paper say what the terms say',
    roles: ['custodian'],
    params,
    body: z
      .strictObject({
        /** The revision of the comparison that was looked at. */
        revision: z.int().min(1),
        /** Blocks that were read on the paper, each with the page on which it begins. */
        blocks: z
          .array(z.strictObject({ letter: Letter, page: z.int().min(1).max(9999) }))
          .max(Letter.options.length)
          .default([]),
        /** True where what the file says besides was read, and changes no term. */
        added: z.boolean().default(false),
      })
      .refine(({ blocks, added }) => blocks.length > 0 || added),
    reply: Verdict,
    refuses: [
      'not-the-custodian',
      'changed-meanwhile',
      'confirmation-not-wanted',
      'page-not-there',
    ],
  }),
};
