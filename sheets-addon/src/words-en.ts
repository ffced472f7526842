import { ledgerEnglish, ledgerColumnsEnglish } from './ledger/words-en.ts';
import { conflictsEnglish } from './conflicts/words-en.ts';
import { contractColumnsEnglish, contractsEnglish } from './contracts/words-en.ts';
import { listEnglish } from './customers/words-en.ts';
import { undoEnglish } from './editable/undo-words-en.ts';
import { bankColumnsEnglish, bankEnglish } from './bank/words-en.ts';
import { approvalColumnsEnglish, approvalsEnglish } from './approvals/words-en.ts';
import { monthColumnsEnglish, monthsEnglish } from './months/words-en.ts';
import { followUpColumnsEnglish, followUpsEnglish } from './follow-ups/words-en.ts';
import { answerColumnsEnglish, answersEnglish } from './statement-answers/words-en.ts';
import { planEnglish } from './plans/words-en.ts';
import { sidebarEnglish } from './sidebar/words-en.ts';
import { many } from './words-many.ts';

/** English; the shape that every other language must have. */
export const english = {
  menu: {
    title: 'Dealerbook',
    sidebar: 'Open sidebar',
    pictures: 'Pictures',
    plans: 'Plans',
    finance: 'Finance',
    lists: 'Customers and products',
  },
  columns: {
    ...ledgerColumnsEnglish,
    ...contractColumnsEnglish,
    ...monthColumnsEnglish,
    ...bankColumnsEnglish,
    ...approvalColumnsEnglish,
    ...followUpColumnsEnglish,
    ...answerColumnsEnglish,
    dealerCode: 'Dealer code',
    dealerName: 'Dealer',
    territory: 'Territory',
    productCode: 'Product code',
    productName: 'Product',
    packing: 'Packing and price unit',
    lastMonth: 'Last month',
    lastYear: 'Same month last year',
    sold: 'Sold so far',
    proposal: 'Proposal',
    proposed: 'Only proposed',
    review: 'Month before, reviewed',
    quantity: 'Target',
    price: 'Price',
    amount: 'Amount',
    dealerTotal: 'Dealer total',
    phasing: 'Phasing',
    ground: 'Rests on',
    supportAmount: 'Support amount',
    supportDays: 'Support days',
    note: 'Note',
    status: 'Status',
    code: 'Code',
    name: 'Name',
    tier: 'Tier',
    class: 'Class',
    repId: 'Representative',
    supplierCode: 'Supplier code',
    town: 'Town',
    address: 'Address',
    phone: 'Phone',
    creditLimit: 'Credit limit',
    paymentDays: 'Payment days',
    priceList: 'Price list',
    blocked: 'Blocked',
    active: 'Active',
    variety: 'Variety',
    brand: 'Brand',
    specification: 'Specification',
    unit: 'Base unit',
    caseSize: 'Units per case',
    per: 'Price is per',
    result: 'Answer',
  },
  action: {
    busy: 'Another action is still running in this spreadsheet. Wait a moment, then repeat.',
    done: 'Done',
    stopped: 'Not done',
    signIn:
      'Sign in again: Google gave no identity for this add-on. Reload the page, open the menu once more and allow access.',
    network: 'The service can’t be reached. Nothing is lost: repeat when the connection is back.',
    unreadable: (status: number) => `The service answered in a way we can’t read (${status}).`,
    unexpected: (text: string) => `Something broke in the add-on: ${text}`,
    notOurs: (names: string) => `Go to one of these sheets first: ${names}.`,
    headersGone: (names: string) =>
      `The headers of this sheet can’t be found (${names}). Put them back, or open it again.`,
    mixedUnits:
      'The last refresh was cut short while the units of this sheet changed. Refresh it again first.',
    baseGone: 'What was pulled into this sheet is not known any more. Refresh before pushing.',
    nothing: 'Nothing to push: every cell is as it was pulled.',
    timeUp: (count: number) =>
      `The time of one action is over: ${many(count, 'cell or row', 'cells or rows')} still to be sent. Repeat, and it goes on.`,
    fetching: 'Fetching',
    writing: 'Writing the sheet',
    sending: (count: number) => `Sending ${many(count, 'cell')}`,
  },
  issue: {
    conflict: (by: string, at: string) => `Changed meanwhile by ${by}${at}.`,
    somebody: 'somebody',
    values: (pulled: string, mine: string, theirs: string) =>
      `Pulled: ${pulled}\nMine: ${mine}\nTheirs: ${theirs}`,
    choose: 'Choose in the menu, Review conflicts, or in the sidebar.',
    empty: '(empty)',
    duplicate: 'This row stands here twice. Delete one of the two; neither was sent.',
    wholeNumber: 'Type a whole number, 0 or more.',
    number: 'Type a number, 0 or more.',
    decimals: (digits: number) => `Type an amount with at most ${many(digits, 'decimal')}.`,
    looksLikeDate:
      'The sheet turned this into a date. Format the cell as plain text, type it again.',
    text: 'Remove line breaks and characters that can’t be shown.',
    choice: (choices: readonly string[]) => `Choose one of: ${choices.join(', ')}.`,
    codeMissing: 'Type the code.',
    required: 'This can’t be empty.',
    mixedUnits: (typed: string) =>
      `“${typed}” was typed here while the units of the sheet changed. Type it again.`,
    notHere: 'This row has no such field. Clear the cell.',
    unknown: (text: string) => `“${text}” is not known: use a code, a name or its pinyin.`,
    ambiguous: (text: string, names: string) => `“${text}” can be: ${names}. Type the code.`,
    formulaError: 'The cell shows an error. Mend the formula or type a value.',
  },
  push: {
    done: (count: number) => `${many(count, 'cell')} stored.`,
    added: (count: number) => `${many(count, 'row')} added.`,
    left: (count: number) => `${many(count, 'cell')} to look at: see the marks and the sidebar.`,
    missing: (count: number, names: string) =>
      `${many(count, 'row')} that were pulled are not in the sheet any more:\n${names}\n\n` +
      'Nothing is deleted on the server. Put them back into the sheet?',
    refreshed: (kept: number, conflicts: number) =>
      `Refreshed. Kept ${many(kept, 'unpushed edit')}; ${many(conflicts, 'conflict')}.`,
  },
  yes: 'Yes',
  no: 'No',
  plan: planEnglish,
  list: listEnglish,
  ledger: ledgerEnglish,
  contracts: contractsEnglish,
  months: monthsEnglish,
  answers: answersEnglish,
  bank: bankEnglish,
  followUps: followUpsEnglish,
  approvals: approvalsEnglish,
  sidebar: sidebarEnglish,
  conflicts: conflictsEnglish,
  undo: undoEnglish,
};
