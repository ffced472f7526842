import { many } from '../words-many.ts';

/** Headers of the sheets of contracts. */
export const contractColumnsEnglish = {
  contractNumber: 'Contract no.',
  contractVersion: 'Version',
  standing: 'Standing',
  validFrom: 'From',
  validTo: 'To',
  agreedAmount: 'Amount agreed',
  territories: 'Territories',
  changedAt: 'Last changed',
  contractId: 'Contract id',
};

/** Words of the menu of contracts and its sheets. */
export const contractsEnglish = {
  menu: 'Contracts',
  register: 'Register',
  expiring: 'Expiring soon',
  drafts: 'Drafts',
  waiting: 'Waiting',
  gaps: 'Without a contract',
  registers: {
    all: 'Contracts',
    expiring: 'Contracts · expiring soon',
    drafts: 'Contracts · drafts',
    waiting: 'Contracts · waiting',
  },
  gapsTitle: (day: string) => `Dealers without a contract in force on ${day}`,
  pulled: (rows: number) =>
    `${many(rows, 'version')} of contracts. Select a row, then open the contract from the menu.`,
  without: (count: number) =>
    count === 0
      ? 'Every dealer has a contract in force.'
      : `${many(count, 'dealer')} without a contract in force.`,
  standings: {
    draft: 'Draft',
    'in-review': 'In review',
    approved: 'Approved',
    sent: 'Sent',
    signed: 'Signed',
    'in-force': 'In force',
    superseded: 'Superseded',
    terminated: 'Terminated',
    discarded: 'Discarded',
    'not-yet-in-force': 'Not yet in force',
    expiring: 'Expiring',
    ended: 'Ended',
    renewed: 'Renewed',
  },
};
