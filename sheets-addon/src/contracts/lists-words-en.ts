import { many } from '../words-many.ts';

/** Headers of the sheets of the census and of the exceptions. */
export const contractListColumnsEnglish = {
  finding: 'Found',
  archiveNumber: 'Archive no.',
  whatToDo: 'What it is, and what to do',
  exceptionState: 'State',
  lifts: 'Lifts',
  exceptProducts: 'Products',
  exceptionLimit: 'Up to',
  exceptionUsed: 'Used',
  exceptionLeft: 'Left',
  exceptionId: 'Exception id',
};

/** Words of the census of the archive in the sheet. */
export const censusEnglish = {
  name: 'Archive census',
  item: 'Census of the archive',
  count: 'Count the archive now',
  title: (number: string, at: string) => `Census ${number} of the archive, begun ${at}`,
  never: 'The archive was never counted. Choose Contracts → Count the archive now.',
  underWay: 'Under way: ',
  counted: (files: number, size: string) => `${many(files, 'file')} read again, ${size}.`,
  found: (count: number) =>
    count === 0 ? 'Nothing is wrong.' : `${many(count, 'finding')}: see what to do about each.`,
  goOn: 'The time of one action is over. Choose Count the archive now again, and it goes on.',
  codes: {
    missing: 'File missing',
    altered: 'File altered',
    unbound: 'Belongs to nothing',
    unknown: 'Unknown object',
    'file-number-gap': 'Gap in archive numbers',
    'contract-number-gap': 'Gap in contract numbers',
    'no-contract': 'Trades without contract',
    'no-signed-copy': 'No signed copy',
  },
};

/** Words of the list of exceptions in the sheet. */
export const exceptionsEnglish = {
  name: 'Contract exceptions',
  item: 'Exceptions',
  pulled: (count: number) => `${many(count, 'exception')}.`,
  ask: 'Ask for an exception',
  askItem: 'Ask for an exception…',
  waits: 'Asked for. It waits for approval.',
  decide: 'Exception',
  decideItem: 'Decide on an exception…',
  selectFirst: 'Select a row of the exceptions of dealers first.',
  approveOrReject: (reason: string) => `${reason}\n\nApprove it? No rejects it, with a reason.`,
  rejectReason: 'Why is it rejected?',
  end: 'End the exception',
  endReason: 'It is approved. Why does it end now?',
  overAlready: 'Nothing is left to decide on this exception.',
  ofCompany: 'The company: before its first contracts',
  allProducts: 'all',
  comma: ', ',
  states: {
    waiting: 'Waiting',
    approved: 'Approved',
    rejected: 'Rejected',
    withdrawn: 'Withdrawn',
    ended: 'Ended',
  },
  lifts: {
    'contract-term': 'term (k)',
    'contract-product': 'product (a)',
    'contract-place': 'place (c)',
    'contract-territory': 'territory (e)',
    'contract-tier': 'tier (e)',
    'contract-price': 'price (a)',
    'contract-quantity': 'quantity (a)',
    'contract-minimum': 'minimum order (i)',
    'contract-due': 'due day (f)',
    'contract-prepaid': 'prepayment (f)',
    'contract-credit': 'credit limit (f)',
    'contract-return-days': 'days of returns (i)',
    'contract-return-share': 'share of returns (i)',
    'contract-missing': 'no contract',
  },
};
