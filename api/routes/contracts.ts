import * as z from 'zod';
import { ContractId, ContractStanding } from '../../domain/contracts/contract.ts';
import { DraftChange, PartiesBank } from '../../domain/contracts/drafting.ts';
import { ContractHistory } from '../../domain/contracts/history.ts';
import { Reminder } from '../../domain/contracts/reminders.ts';
import { ContractSettings, ContractSettingsChange } from '../../domain/contracts/settings.ts';
import { ShownContract, contractReaders } from '../../domain/contracts/shown.ts';
import { ContractLanguage } from '../../domain/contracts/wording.ts';
import { Party } from '../../domain/contracts/parties.ts';
import { ShownBankData } from '../../domain/customer.ts';
import { ShortId, TerritoryId } from '../../domain/values/code.ts';
import { Day } from '../../domain/values/day.ts';
import { Table } from '../../domain/values/table.ts';
import { text } from '../../domain/values/text.ts';
import { next, page } from '../paging.ts';
import { route } from '../route.ts';
import {
  contractMoves,
  ofContract,
  ofVersion,
  planners,
  refusesMove,
  revision,
} from './contract-moves.ts';

/** Columns of the register, one row for each version; days are null where not written yet. */
export const contractColumns = [
  'dealerId',
  'contractId',
  'version',
  'revision',
  'number',
  'category',
  'state',
  'standing',
  'from',
  'to',
  'amount',
  'territories',
  'language',
  'changedAt',
] as const;

/** Columns of the gaps: days in the time asked about that no contract of a dealer covers. */
export const contractGapColumns = ['dealerId', 'from', 'to'] as const;

/** Columns of what is to be renewed; `left` is the number of days to the end. */
export const reminderColumns = [
  'dealerId',
  'contractId',
  'version',
  'number',
  'to',
  'left',
  'days',
  'remindedAt',
] as const;

/** The settings as shown: the company's bank data whole to finance alone. */
const ShownSettings = ContractSettings.extend({
  party: Party.extend({ bank: ShownBankData.nullable() }).nullable(),
}).meta({ id: 'ShownContractSettings' });

export const contracts = {
  listContracts: route({
    method: 'GET',
    path: '/contracts',
    summary: 'The register of contracts in the caller’s territories, by what is asked',
    roles: contractReaders,
    query: z.strictObject({
      dealer: ShortId.optional(),
      number: text(40).optional(),
      category: ShortId.optional(),
      standing: ContractStanding.optional(),
      /** A territory in which the contract gives rights. */
      territory: TerritoryId.optional(),
      /** A clause of the library that stands in it. */
      clause: ShortId.optional(),
      /** Contracts that end on this day or before. */
      endsBy: Day.optional(),
      ...page,
    }),
    reply: Table.extend(next),
  }),
  listContractGaps: route({
    method: 'GET',
    path: '/contracts/gaps',
    summary: 'Days on which a dealer has no contract in force',
    roles: contractReaders,
    query: z.strictObject({ from: Day, to: Day, territory: TerritoryId.optional(), ...page }),
    reply: Table.extend(next),
  }),
  listContractReminders: route({
    method: 'GET',
    path: '/contracts/reminders',
    summary: 'Contracts to renew that nobody has taken care of, the 200 that end first',
    roles: contractReaders,
    reply: Table,
  }),
  doneContractReminder: route({
    method: 'POST',
    path: '/contracts/{dealerId}/{contractId}/reminder',
    summary: 'Mark the reminder of a contract as taken care of',
    roles: planners,
    params: ofContract,
    reply: Reminder,
  }),
  getContractSettings: route({
    method: 'GET',
    path: '/contracts/settings',
    summary: 'Categories, reminders and the company as a party; bank data masked but for finance',
    roles: [...contractReaders, 'admin'],
    reply: ShownSettings,
  }),
  changeContractSettings: route({
    method: 'PATCH',
    path: '/contracts/settings',
    summary: 'Change the settings of contracts; the company’s bank data is finance’s to give',
    roles: ['admin', 'director', 'finance'],
    body: ContractSettingsChange,
    reply: ShownSettings,
    refuses: ['changed-meanwhile', 'finance-only', 'party-missing'],
  }),
  draftContract: route({
    method: 'POST',
    path: '/contracts/{dealerId}',
    summary: 'Draft a contract from a template, or as the renewal of another; may be repeated',
    roles: planners,
    params: z.strictObject({ dealerId: ShortId }),
    body: z.strictObject({
      contractId: ContractId,
      templateId: ShortId.optional(),
      /** The contract that this one follows on; its terms are taken over. */
      renews: ContractId.optional(),
      category: ShortId.optional(),
      language: ContractLanguage.optional(),
    }),
    reply: ShownContract,
    status: 201,
    refuses: [
      'already-exists',
      'template-not-found',
      'contract-category-unknown',
      'contract-state',
    ],
  }),
  getContract: route({
    method: 'GET',
    path: '/contracts/{dealerId}/{contractId}',
    summary: 'The versions of a contract, the latest last, as many of them as come to 5 MB',
    roles: contractReaders,
    params: ofContract,
    reply: z.strictObject({
      versions: z.array(ShownContract),
      /** How many older versions were left out; each can be read by itself. */
      older: z.int().min(0),
    }),
  }),
  getContractVersion: route({
    method: 'GET',
    path: '/contracts/{dealerId}/{contractId}/versions/{version}',
    summary: 'One version of a contract with what it lacks and what can be done to it',
    roles: contractReaders,
    params: ofVersion,
    reply: ShownContract,
  }),
  getContractHistory: route({
    method: 'GET',
    path: '/contracts/{dealerId}/{contractId}/versions/{version}/history',
    summary: 'Who did what to a version, when and why, with every value before and after',
    roles: contractReaders,
    params: ofVersion,
    reply: ContractHistory,
  }),
  editContract: route({
    method: 'PATCH',
    path: '/contracts/{dealerId}/{contractId}/versions/{version}',
    summary: 'Write blocks of a draft; blocks that are absent stay as they are',
    roles: planners,
    params: ofVersion,
    body: z.strictObject({ revision, change: DraftChange }),
    reply: ShownContract,
    refuses: [
      ...refusesMove,
      ...(['contract-too-long', 'nothing-changed', 'party-missing'] as const),
      ...(['product-not-found', 'territory-unknown'] as const),
    ],
  }),
  enterContractBank: route({
    method: 'PUT',
    path: '/contracts/{dealerId}/{contractId}/versions/{version}/bank',
    summary: 'Enter the bank data of the parties of a draft',
    roles: ['finance'],
    params: ofVersion,
    body: z.strictObject({ revision, ...PartiesBank.shape }),
    reply: ShownContract,
    refuses: [...refusesMove, 'contract-too-long', 'nothing-changed', 'party-missing'],
  }),
  ...contractMoves,
};
