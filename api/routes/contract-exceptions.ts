import * as z from 'zod';
import { ContractException, ExceptionId, NewException } from '../../domain/contracts/exception.ts';
import { contractReaders } from '../../domain/contracts/shown.ts';
import { ShortId } from '../../domain/values/code.ts';
import { Table } from '../../domain/values/table.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';
import { planners, reason, revision } from './contract-moves.ts';

const ofDealer = z.strictObject({ dealerId: ShortId });
const ofException = z.strictObject({ dealerId: ShortId, exceptionId: ExceptionId });
const oneException = '/contracts/{dealerId}/exceptions/{exceptionId}';

/**
 * Columns of the exceptions. `lifts` and `products` are lists, separated by a comma; `products` is
 * null for all of them. `used` and `left` are minor units: what was recorded under it, and what may
 * be. The one exception without a dealer is the company's: history before its first contracts.
 */
export const exceptionColumns = [
  ...(['dealerId', 'exceptionId', 'state', 'lifts', 'products', 'from', 'to'] as const),
  ...(['limit', 'used', 'left', 'reason', 'requestedBy', 'requestedAt'] as const),
  ...(['decidedBy', 'decidedAt', 'revision'] as const),
] as const;

export const contractExceptions = {
  listContractExceptions: route({
    method: 'GET',
    path: '/contracts/exceptions',
    summary: 'Exceptions from contracts, with what was recorded under each and what is left',
    roles: contractReaders,
    query: z.strictObject({
      state: ContractException.shape.state.optional(),
      dealer: ShortId.optional(),
      ...page,
    }),
    reply: Table.extend(next),
  }),
  requestContractException: route({
    method: 'POST',
    path: '/contracts/{dealerId}/exceptions',
    summary: 'Ask for an exception: what it lifts, from when to when, up to which amount, and why',
    roles: planners,
    params: ofDealer,
    body: NewException,
    reply: ContractException,
    status: 201,
    refuses: ['exception-days', 'exception-differs', 'product-not-found'],
  }),
  getContractException: route({
    method: 'GET',
    path: oneException,
    summary: 'One exception with its decision',
    roles: contractReaders,
    params: ofException,
    reply: ContractException,
  }),
  withdrawContractException: route({
    method: 'POST',
    path: `${oneException}/withdraw`,
    summary: 'Take a request for an exception back before it is decided',
    roles: planners,
    params: ofException,
    body: z.strictObject({ revision }),
    reply: ContractException,
    refuses: ['exception-state', 'changed-meanwhile'],
  }),
  endContractException: route({
    method: 'POST',
    path: `${oneException}/end`,
    summary: 'End an approved exception before its last day, with a reason',
    roles: ['manager', 'director'],
    params: ofException,
    body: z.strictObject({ revision, reason }),
    reply: ContractException,
    refuses: ['exception-state', 'changed-meanwhile'],
  }),
};
