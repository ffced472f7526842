import { censusEnglish, contractListColumnsEnglish, exceptionsEnglish } from './lists-words-en.ts';
import { many } from '../words-many.ts';

/** Headers of the sheets of contracts. */
export const contractColumnsEnglish = {
  ...contractListColumnsEnglish,
  contractNumber: 'Contract no.',
  contractVersion: 'Version',
  standing: 'Standing',
  validFrom: 'From',
  validTo: 'To',
  agreedAmount: 'Amount agreed',
  territories: 'Territories',
  changedAt: 'Last changed',
  contractId: 'Contract id',
  agreedQuantity: 'Quantity, base units',
};

/** Words of the menu of contracts and its sheets. */
export const contractsEnglish = {
  menu: 'Contracts',
  census: censusEnglish,
  exceptions: exceptionsEnglish,
  settings: 'Settings of contracts',
  settingsItem: 'Settings…',
  register: 'Register',
  expiring: 'Expiring soon',
  drafts: 'Drafts',
  waiting: 'Waiting',
  gaps: 'Without a contract',
  draftItem: 'New contract…',
  draft: 'New contract',
  openItem: 'Open contract…',
  open: 'Contract',
  goods: 'Edit goods',
  pushGoods: 'Push goods',
  noNumber: 'no number yet',
  versionOf: (version: number) => `version ${version}`,
  selectFirst: 'Select a row of the register of contracts first.',
  notEdited:
    'Goods are edited only in a draft, by a planner. Open the contract to see how it stands.',
  goodsName: (dealer: string) => `Goods ${dealer}`,
  goodsTitle: (number: string | null, version: number) =>
    `Goods of contract ${number ?? 'without number'}, version ${version}`,
  goodsOpened: (rows: number) =>
    `${many(rows, 'line')}. Type product codes below; what is left empty comes from the product list when you push.`,
  lineGone: 'This line was taken out of the contract meanwhile. Type it again as a new line.',
  lineThere:
    'This product was added to the contract meanwhile. Refresh by opening the goods again.',
  priceMissing: 'The price list has no price for this product. Type one.',
  linesMissing: (count: number, names: string) =>
    `${many(count, 'line')} of the contract not in the sheet any more:\n${names}\n\n` +
    'Take them out of the contract? No puts them back into the sheet.',
  help: {
    code: 'Product code. A code that is not in the contract yet adds a line when you push.',
    quantity: 'Base units agreed for the whole term. Empty is no bound.',
  },
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
