import * as z from 'zod';
import { ContractId, ContractVersion } from '../../domain/contracts/contract.ts';
import { ShownContract } from '../../domain/contracts/shown.ts';
import { everyRole, type Role } from '../../domain/role.ts';
import { ShortId } from '../../domain/values/code.ts';
import { Day } from '../../domain/values/day.ts';
import { text } from '../../domain/values/text.ts';
import { route } from '../route.ts';

/** The parameters by which a contract is named, and a version of it. */
export const ofContract = z.strictObject({ dealerId: ShortId, contractId: ContractId });
export const ofVersion = z.strictObject({
  dealerId: ShortId,
  contractId: ContractId,
  version: z.coerce.number().pipe(ContractVersion),
});
/** Who works on drafts. */
export const planners: readonly Role[] = ['planner', 'manager', 'director'];
/** The revision that was read, and why something is done. */
export const revision = z.int().min(1);
export const reason = text(500);

/** Why any change of a version may be refused. */
export const refusesMove = ['contract-state', 'changed-meanwhile'] as const;

/** An act that moves a version from one state to the next. */
const act = <const Path extends string>(path: Path, summary: string, roles: readonly Role[]) =>
  ({
    method: 'POST',
    path: `/contracts/{dealerId}/{contractId}/versions/{version}/${path}`,
    summary,
    roles,
    params: ofVersion,
    body: z.strictObject({ revision, reason: reason.optional() }),
    reply: ShownContract,
  }) as const;

/** Everything that moves a version from one state to the next, or begins the next version. */
export const contractMoves = {
  submitContract: route({
    ...act('submit', 'Submit a complete draft for approval', planners),
    refuses: [...refusesMove, 'contract-incomplete'],
  }),
  withdrawContract: route({
    ...act('withdraw', 'Take a submitted draft back before it is decided', planners),
    refuses: refusesMove,
  }),
  approveContract: route({
    ...act('approve', 'Approve a draft; it gets its number. Nobody approves what they drafted', [
      ...everyRole,
    ]),
    refuses: [...refusesMove, 'own-request', 'not-your-approval'],
  }),
  rejectContract: route({
    ...act('reject', 'Send a submitted draft back with a reason', everyRole),
    refuses: [...refusesMove, 'own-request', 'not-your-approval', 'reason-missing'],
  }),
  sendContract: route({
    ...act('send', 'Record that an approved contract was sent to the dealer', planners),
    refuses: refusesMove,
  }),
  callBackContract: route({
    ...act('call-back', 'Take an approved or sent contract back to draft, with a reason', planners),
    refuses: [...refusesMove, 'reason-missing'],
  }),
  discardContract: route({
    ...act('discard', 'Discard a draft, with a reason', planners),
    refuses: [...refusesMove, 'reason-missing'],
  }),
  signContract: route({
    ...act('sign', 'Record that both parties have signed, on which day', ['custodian']),
    body: z.strictObject({ revision, signedOn: Day }),
    refuses: [...refusesMove, 'day-in-future', 'not-the-custodian'],
  }),
  putContractInForce: route({
    ...act('in-force', 'Put a signed version in force: postings are judged by its terms', [
      'custodian',
    ]),
    body: z.strictObject({ revision }),
    refuses: [
      ...(['contract-overlaps', 'already-over', 'signed-copy-missing'] as const),
      ...(['signed-copy-not-compared', 'signed-copy-differs'] as const),
      ...(['signed-copy-unconfirmed', 'signed-copy-adds'] as const),
      ...refusesMove,
      'not-the-custodian',
    ],
  }),
  terminateContract: route({
    ...act('terminate', 'End a contract early, with a reason, at the end of a day', [
      'manager',
      'director',
    ]),
    body: z.strictObject({ revision, reason: reason.optional(), on: Day.optional() }),
    refuses: [...refusesMove, 'reason-missing', 'day-too-old', 'beyond-term'],
  }),
  amendContract: route({
    method: 'POST',
    path: '/contracts/{dealerId}/{contractId}/versions',
    summary: 'Begin an amendment of a contract in force: a new version, with a reason',
    roles: planners,
    params: ofContract,
    body: z.strictObject({ version: ContractVersion, reason }),
    reply: ShownContract,
    status: 201,
    refuses: ['contract-state', 'contract-version-open'],
  }),
};
