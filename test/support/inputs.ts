import type { Given } from '../../api/client.ts';
import type { AnyRoute } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import {
  contractInputs,
  custodyInputs,
  documentInputs,
  exceptionInputs,
  templateInputs,
} from './contracts/inputs.ts';
import { archiveInputs, censusInputs, comparisonInputs } from './archive/inputs.ts';
import type { BankData, NewCustomer } from '../../domain/customer.ts';

/** What a request is about; everything in it that names a customer names this one. */
export interface About {
  readonly dealerId: string;
  /** A request for approval about this dealer. */
  readonly approvalId: string;
  readonly memberId: string;
  readonly month: string;
  readonly day: string;
}

type Inputs = { readonly [Noun in keyof typeof routes]: InputsOf<(typeof routes)[Noun]> };

/** A well-formed request for every route of a noun. */
export type InputsOf<Group> = { readonly [Name in keyof Group]: (about: About) => unknown };

const bank: BankData = {
  accountName: 'Trading Ltd',
  bank: 'Bank',
  accountNumber: '6222 0000 1111',
  taxNumber: '91330100MA',
};

/** Every field that a customer can be given, so that each is tried with bad values. */
const newCustomer = ({ dealerId }: About): NewCustomer => ({
  code: 'O1',
  tier: 'outlet',
  ...particulars,
  supplierId: dealerId,
  creditLimit: null,
});

const particulars = {
  name: 'Outlet',
  class: 'A',
  town: 'Hangzhou',
  address: '1 West Lake Road',
  phone: '0571 1234',
  location: { longitude: 120_150_000, latitude: 30_250_000 },
  contacts: [{ name: 'Li', role: 'owner', phone: '1', email: 'li@outlet.example' }],
  otherBrands: ['Other'],
  ourShare: 200_000,
  note: 'New',
  active: true,
  territory: 'EAST',
  repId: null,
  paymentDays: null,
  priceList: null,
};

const cells = <Row extends object>(row: Row, field: string) => ({
  cells: [{ ...row, field, base: null, mine: 'Typed' }],
});

const settings = {
  version: 0,
  name: 'Clear Spring',
  logo: null,
  colours: { primary: '#0b5394', accent: '#e69138' },
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  calendar: { weekdays: [1, 2], holidays: ['2026-10-01'], extraDays: ['2026-10-10'] },
  phasing: 'ten-day',
  pricesIncludeTax: true,
  taxRate: 130_000,
  territories: [{ territoryId: 'EAST', name: 'East' }],
  classes: ['A'],
  policies: {
    basis: 'invoice',
    paymentDays: 30,
    daysAhead: 0,
    daysBack: null,
    withoutContractThrough: null,
  },
  approvals: [{ kind: 'plan', upTo: 100, territory: 'EAST', roles: ['manager'] }],
  deputies: [{ memberId: 'M1', deputyId: 'M2', from: '2026-01-01', to: '2026-01-31' }],
};

const lines = [
  { productId: 'TEA', quantity: 24, price: 250, per: 1, discount: 10 },
  { productId: 'TEA', quantity: 2, free: true },
];

const settles = [{ document: 'INV-1', amount: 100 }];

/** An entry of every kind as callers write it, each with every field that it can have. */
export function newEntries({ dealerId, day }: About) {
  const header = (kind: string, letter: string) => ({
    kind,
    entryId: `${day}-${dealerId}-${letter.repeat(16)}`,
    dealerId,
    day,
    remark: 'As agreed',
  });
  const goods = { document: 'INV-1', lines, priceReason: 'Festival', taxInvoice: 'T-1' };
  return [
    { ...header('sale', 'A'), ...goods, due: day, deliveryPlace: 'Depot' },
    { ...header('return', 'B'), ...goods, document: 'CN-1', of: 'INV-1' },
    { ...header('payment', 'C'), amount: 100, settles, method: 'transfer', reference: 'R1' },
    { ...header('refund', 'D'), amount: 100, reason: 'Left' },
    { ...header('write-off', 'E'), settles, reason: 'Broken' },
    { ...header('opening', 'F'), amount: 100, document: 'OLD-1', due: day },
    { ...header('correction', 'G'), reverses: `${day}-${dealerId}-${'A'.repeat(16)}`, reason: 'X' },
    { ...header('allocation', 'H'), settles },
  ];
}

const followUpId = '0123456789abcdef';

const newFollowUp = ({ dealerId, month, day }: About) => ({
  ...{ followUpId, dealerId, productId: null, figure: 'overdue', month, value: 100 },
  ...{ text: 'Agree on instalments', due: day },
});

const ofDealer = ({ month, dealerId }: About) => ({ params: { month, dealerId } });
const ofMonth = ({ month }: About) => ({ params: { month } });
const many = (about: About) => ({
  ...ofMonth(about),
  body: { dealerIds: [about.dealerId], reason: 'Please' },
});
const one = (about: About) => ({ ...ofDealer(about), body: { reason: 'Please' } });
const ofCustomer = ({ dealerId }: About) => ({ params: { customerId: dealerId } });
const ofAccount = ({ dealerId }: About) => ({ params: { dealerId } });
const ofApproval = ({ approvalId }: About) => ({
  params: { approvalId },
  body: { reason: 'As agreed' },
});

const ofLetter = ({ dealerId, month }: About) => ({
  params: { letterId: `overdue-reminder~d-${dealerId}~${month}` },
});

/** Nobody signed it: what is behind a link has a test of its own. */
const ofLink = ({ dealerId, month }: About) => ({
  params: { token: `${month}~${dealerId}~${'0'.repeat(12)}~${'0'.repeat(32)}` },
});

/**
 * A well-formed request for every route of the service. A new route without one does not compile,
 * so none is left out of the tests that try every route.
 */
const inputs = {
  service: { health: () => ({}), openapi: () => ({}), docs: () => ({}) },
  company: {
    me: () => ({}),
    getCompany: () => ({}),
    changeCompany: () => ({ body: settings }),
    changeCursorKey: () => ({}),
  },
  members: {
    listMembers: () => ({}),
    inviteMember: () => ({
      body: {
        email: 'new@qingquan.example',
        name: 'New',
        roles: ['viewer'],
        territories: ['EAST'],
        active: true,
        language: 'zh',
      },
    }),
    changeMember: ({ memberId }) => ({
      params: { memberId },
      body: { version: 1, name: 'Other', roles: ['viewer'], territories: ['EAST'], active: true },
    }),
    eraseMember: ({ memberId }) => ({
      params: { memberId },
      body: { version: 1, reason: 'Asked in writing' },
    }),
  },
  customers: {
    listCustomers: () => ({ query: { tier: 'dealer', territory: 'EAST' } }),
    addCustomer: (about) => ({ body: newCustomer(about) }),
    pushCustomers: ({ dealerId }) => ({ body: cells({ customerId: dealerId }, 'note') }),
    getCustomer: ofCustomer,
    changeCustomer: (about) => ({
      ...ofCustomer(about),
      body: { version: 1, from: about.day, ...particulars, supplierId: null, blocked: true, bank },
    }),
    requestCreditLimit: (about) => ({
      ...ofCustomer(about),
      body: { creditLimit: 100, reason: 'Festival' },
    }),
    getDossier: ofCustomer,
  },
  products: {
    listProducts: () => ({ query: { priceList: 'STD' } }),
    addProduct: ({ day }) => ({
      body: {
        code: 'T2',
        variety: 'Tea',
        brand: 'Spring',
        specification: '500 ml',
        unit: 'bottle',
        caseSize: 15,
        active: true,
        price: 300,
        per: 1,
        from: day,
      },
    }),
    pushProducts: () => ({ body: cells({ productId: 'TEA' }, 'unit') }),
    changeProduct: () => ({
      params: { productId: 'TEA' },
      body: {
        version: 1,
        variety: 'Tea',
        brand: 'Spring',
        specification: '1 l',
        unit: 'bottle',
        caseSize: 12,
        active: true,
      },
    }),
    listPriceLists: () => ({}),
    putPriceList: ({ day }) => ({
      params: { priceListId: 'STD' },
      body: { name: 'Standard', from: day, prices: [{ productId: 'TEA', price: 300, per: 1 }] },
    }),
  },
  plans: {
    getMonthPlans: (about) => ({ ...ofMonth(about), query: { territory: 'EAST' } }),
    pushMonthPlans: (about) => ({
      ...ofMonth(about),
      body: cells({ dealerId: about.dealerId, row: '*' }, 'note'),
    }),
    getPlan: ofDealer,
    pushPlan: (about) => ({ ...ofDealer(about), body: cells({ row: '*' }, 'note') }),
    getProposals: (about) => ({ ...ofMonth(about), query: { territory: 'EAST' } }),
    getProposal: ofDealer,
    getReview: ofDealer,
    writeReview: (about) => ({
      ...ofDealer(about),
      body: { version: 0, worked: 'Tasting', failed: null },
    }),
    openPlans: (about) => ({ ...ofMonth(about), body: { dealerIds: [about.dealerId] } }),
    acceptPlans: many,
    submitPlans: many,
    approvePlans: many,
    rejectPlans: many,
    revisePlans: many,
    acceptPlan: one,
    submitPlan: one,
    approvePlan: one,
    rejectPlan: one,
    revisePlan: one,
  },
  approvals: {
    listApprovals: () => ({ query: { of: 'me' } }),
    approve: ofApproval,
    reject: ofApproval,
  },
  bank: {
    importBankLines: ({ day }) => ({
      body: {
        account: 'Main',
        rows: [
          ['Date', 'Amount'],
          [day, '5.00'],
        ],
        dayOrder: 'day-first',
      },
    }),
    listBankLines: ({ month }) => ({ query: { month } }),
    decideBankLines: ({ dealerId, day }) => ({
      body: {
        decisions: [
          { do: 'confirm', lineId: `${day}-${'B'.repeat(16)}`, dealerId, settles, day },
          { do: 'ignore', lineId: `${day}-${'C'.repeat(16)}`, reason: 'Interest' },
          { do: 'wait', lineId: `${day}-${'D'.repeat(16)}` },
        ],
      },
    }),
  },
  months: {
    listMonths: () => ({}),
    closeMonth: ofMonth,
    continueMonths: () => ({}),
    requestReopening: (about) => ({ ...ofMonth(about), body: { reason: 'Invoice forgotten' } }),
  },
  accounts: {
    postEntries: (about) => ({ body: { entries: newEntries(about) } }),
    getAccount: (about) => ({ ...ofAccount(about), query: { asKnownAt: about.day } }),
    listEntries: (about) => ({ ...ofAccount(about), query: { from: about.day, to: about.day } }),
    listOpenItems: (about) => ({ ...ofAccount(about), query: { asOf: about.day } }),
    requestWriteOff: (about) => ({
      ...ofAccount(about),
      body: { requestId: 'W'.repeat(16), settles, reason: 'Gone out of business' },
    }),
  },
  reports: {
    getReceivables: ({ day }) => ({ query: { asOf: day, territory: 'EAST' } }),
    getReport: (about) => ({ ...ofMonth(about), query: { by: 'dealer', territory: 'EAST' } }),
    getRestatement: (about) => ({
      ...ofMonth(about),
      query: { asKnownAt: about.day, territory: 'EAST' },
    }),
  },
  letters: {
    listLetters: ({ month }) => ({ query: { month } }),
    getLetter: ofLetter,
    getLetterMessage: ofLetter,
    resendLetter: (about) => ({ ...ofLetter(about), body: { reason: 'Lost', copies: 0 } }),
  },
  'letter-previews': { previewLetter: ofLetter },
  'statement-links': {
    openStatement: (about) => ({ ...ofLink(about), query: { language: 'zh' } }),
    answerStatement: (about) => ({
      ...ofLink(about),
      query: { language: 'zh' },
      body: { answer: 'questioned', name: '李海', question: '?', ownBalance: '1', copy: '0' },
    }),
  },
  'statement-answers': { listStatementAnswers: ofMonth },
  rankings: {
    getRanking: (about) => ({
      ...ofMonth(about),
      query: { territory: 'EAST', asKnownAt: about.day },
    }),
  },
  summaries: {
    listWorkbook: () => ({}),
    getSummary: (about) => ({
      ...ofMonth(about),
      query: { territory: 'EAST', asKnownAt: about.day },
    }),
    getGrowth: (about) => ({
      ...ofMonth(about),
      query: { territory: 'EAST', asKnownAt: about.day },
    }),
    getRestatedSummary: (about) => ({
      ...ofMonth(about),
      query: { territory: 'EAST', asKnownAt: about.day },
    }),
    getDealerStatement: (about) => ({
      params: { month: about.month, dealerId: about.dealerId },
      query: { asKnownAt: about.day },
    }),
    getDealerInsights: (about) => ({ ...ofDealer(about), query: { asKnownAt: about.day } }),
    getTrend: (about) => ({
      ...ofMonth(about),
      query: { territory: 'EAST', asKnownAt: about.day },
    }),
  },
  'follow-ups': {
    listFollowUps: ({ dealerId }) => ({
      query: { owner: 'me', dealer: dealerId, state: 'open' },
    }),
    pinFollowUp: (about) => ({ body: newFollowUp(about) }),
    changeFollowUp: ({ day }) => ({
      params: { followUpId },
      body: { version: 1, text: 'Call', due: day, state: 'done', outcome: 'Agreed' },
    }),
  },
  contracts: contractInputs,
  archive: archiveInputs,
  comparisons: comparisonInputs,
  'archive-census': censusInputs,
  'contract-templates': templateInputs,
  'contract-documents': documentInputs,
  'contract-exceptions': exceptionInputs,
  custody: custodyInputs,
} as const satisfies Inputs;

/** A route with its name and its well-formed request. */
export interface Tried {
  readonly noun: keyof typeof routes;
  readonly name: string;
  readonly route: AnyRoute;
  readonly given: (about: About) => Given<AnyRoute>;
}

/** Every route of the service with a well-formed request. */
export const everyRoute: readonly Tried[] = Object.entries(routes).flatMap(([noun, group]) =>
  Object.entries(group).map(([name, route]) => ({
    noun: noun as keyof typeof routes,
    name,
    route: route as AnyRoute,
    given: (inputs as unknown as Record<string, Record<string, (about: About) => Given<AnyRoute>>>)[
      noun
    ]?.[name] as (about: About) => Given<AnyRoute>,
  })),
);
