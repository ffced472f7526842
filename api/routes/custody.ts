import * as z from 'zod';
import { contractReaders } from '../../domain/contracts/shown.ts';
import { Custody } from '../../domain/custody.ts';
import { Loan, Paper } from '../../domain/paper.ts';
import { everyRole, type Role } from '../../domain/role.ts';
import { MemberId } from '../../domain/values/code.ts';
import { Table } from '../../domain/values/table.ts';
import { text } from '../../domain/values/text.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';
import { ofVersion } from './contract-moves.ts';

const custodians: readonly Role[] = ['custodian'];

/** Columns of the papers; the last four are null where nobody has borrowed it. */
export const paperColumns = [
  'dealerId',
  'contractId',
  'version',
  'place',
  'to',
  'from',
  'due',
  'overdue',
] as const;

const paper = '/archive/papers/{dealerId}/{contractId}/{version}';

export const custody = {
  getCustody: route({
    method: 'GET',
    path: '/archive/custody',
    summary: 'Who keeps the archive, who kept it before, and to whom it is offered',
    roles: everyRole,
    reply: Custody,
  }),
  offerCustody: route({
    method: 'POST',
    path: '/archive/custody/offer',
    summary: 'Offer the archive to another custodian; it changes hands when it is taken',
    roles: ['custodian', 'admin', 'director'],
    body: z.strictObject({
      custodianId: MemberId,
      deputyId: MemberId.nullable(),
      note: text(500).optional(),
    }),
    reply: Custody,
    refuses: ['custody-held', 'not-a-custodian', 'member-not-found'],
  }),
  takeCustody: route({
    method: 'POST',
    path: '/archive/custody/take',
    summary: 'Take the archive that was offered',
    roles: custodians,
    reply: Custody,
    refuses: ['no-hand-over'],
  }),
  withdrawCustody: route({
    method: 'POST',
    path: '/archive/custody/withdraw',
    summary: 'Take back the offer of the archive, or decline it',
    roles: ['custodian', 'admin', 'director'],
    reply: Custody,
    refuses: ['no-hand-over'],
  }),
  listPapers: route({
    method: 'GET',
    path: '/archive/papers',
    summary: 'Where the paper originals are, and who has borrowed which',
    roles: contractReaders,
    query: z.strictObject({ only: z.enum(['all', 'lent', 'overdue']).default('all'), ...page }),
    reply: Table.extend(next),
  }),
  getPaper: route({
    method: 'GET',
    path: paper,
    summary: 'The paper original of a version of a contract with everything done to it',
    roles: contractReaders,
    params: ofVersion,
    reply: Paper,
  }),
  placePaper: route({
    method: 'PUT',
    path: `${paper}/place`,
    summary: 'Say where the paper original is kept',
    roles: custodians,
    params: ofVersion,
    body: z.strictObject({ place: text(120) }),
    reply: Paper,
    refuses: ['not-the-custodian'],
  }),
  lendPaper: route({
    method: 'POST',
    path: `${paper}/loan`,
    summary: 'Lend the paper original: to whom, until when, what for',
    roles: custodians,
    params: ofVersion,
    body: Loan,
    reply: Paper,
    refuses: ['not-the-custodian', 'paper-lent', 'paper-unplaced', 'loan-order'],
  }),
  returnPaper: route({
    method: 'DELETE',
    path: `${paper}/loan`,
    summary: 'Record that the paper original is back in its place',
    roles: custodians,
    params: ofVersion,
    reply: Paper,
    refuses: ['not-the-custodian', 'paper-not-lent', 'paper-unplaced'],
  }),
};
