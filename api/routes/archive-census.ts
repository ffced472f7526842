import * as z from 'zod';
import { Census } from '../../domain/archive/census.ts';
import type { Role } from '../../domain/role.ts';
import { Table } from '../../domain/values/table.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';

const overseers: readonly Role[] = ['custodian', 'director', 'admin'];

/**
 * Columns of what a census found; what a finding does not tell is null. `sentence` says it, and
 * what to do, in the caller's language.
 */
export const censusColumns = [
  'code',
  'dealerId',
  'archiveNumber',
  'fileId',
  'contractId',
  'version',
  'number',
  'to',
  'count',
  'lacks',
  'key',
  'original',
  'bytes',
  'found',
  'day',
  'allowedThrough',
  'sentence',
] as const;

export const archiveCensus = {
  countArchive: route({
    method: 'POST',
    path: '/archive/census',
    summary: 'Go on with the census under way, else begin one; ask again until `endedAt` is set',
    roles: overseers,
    reply: Census,
  }),
  getCensus: route({
    method: 'GET',
    path: '/archive/census',
    summary: 'What a census found, page by page: of the newest one, or of that of a number',
    roles: overseers,
    query: z.strictObject({ number: z.coerce.number().int().min(1).optional(), ...page }),
    /** `census` is null where the archive was never counted. */
    reply: Table.extend({ census: Census.nullable(), ...next }),
  }),
  listCensuses: route({
    method: 'GET',
    path: '/archive/censuses',
    summary: 'The newest hundred censuses, the newest first',
    roles: overseers,
    reply: z.strictObject({ censuses: z.array(Census) }),
  }),
};
