import type { contractDocuments } from '../../../api/routes/contract-documents.ts';
import type { contractExceptions } from '../../../api/routes/contract-exceptions.ts';
import type { contractTemplates } from '../../../api/routes/contract-templates.ts';
import type { contracts } from '../../../api/routes/contracts.ts';
import { standardClauses } from '../../../domain/contracts/standard/clauses.ts';
import type { custody } from '../../../api/routes/custody.ts';
import type { About, InputsOf } from '../inputs.ts';
import { wholeTerms } from './terms.ts';

/** The contract that requests are about; makeWorld drafts it for each dealer. */
export const contractId = '0123456789abcdef';

const ofContract = ({ dealerId }: About) => ({ params: { dealerId, contractId } });
const ofVersion = ({ dealerId }: About) => ({ params: { dealerId, contractId, version: '1' } });
const act = (about: About) => ({
  ...ofVersion(about),
  body: { revision: 1, reason: 'As agreed' },
});

const { parties, paragraphs, ...blocks } = wholeTerms;
const { bank, ...company } = parties.company;
const { bank: dealerBank, ...dealer } = parties.dealer;

/** A well-formed request for every route of contracts. */
export const contractInputs: InputsOf<typeof contracts> = {
  listContracts: ({ dealerId, day }) => ({
    query: {
      ...{ dealer: dealerId, number: 'JX', category: 'JX', standing: 'draft' },
      ...{ territory: 'EAST', clause: 'QUALITY', endsBy: day },
    },
  }),
  listContractGaps: ({ day }) => ({ query: { from: day, to: day, territory: 'EAST' } }),
  listContractReminders: () => ({}),
  doneContractReminder: ofContract,
  getContractSettings: () => ({}),
  changeContractSettings: () => ({
    body: {
      version: 0,
      categories: [{ categoryId: 'JX', name: 'Distribution' }],
      reminderDays: [30],
      party: company,
      bank,
    },
  }),
  draftContract: ({ dealerId }) => ({
    params: { dealerId },
    body: { contractId, templateId: 'STD-ZH', category: 'JX', language: 'zh' },
  }),
  getContract: ofContract,
  getContractVersion: ofVersion,
  getContractHistory: ofVersion,
  editContract: (about) => ({
    ...ofVersion(about),
    body: {
      revision: 1,
      change: { language: 'both', ...blocks, parties: { company, dealer }, paragraphs },
    },
  }),
  enterContractBank: (about) => ({
    ...ofVersion(about),
    body: { revision: 1, company: bank, dealer: dealerBank },
  }),
  submitContract: act,
  withdrawContract: act,
  approveContract: act,
  rejectContract: act,
  sendContract: act,
  callBackContract: act,
  discardContract: act,
  signContract: (about) => ({ ...ofVersion(about), body: { revision: 1, signedOn: about.day } }),
  putContractInForce: (about) => ({
    ...ofVersion(about),
    body: { revision: 1 },
  }),
  terminateContract: (about) => ({
    ...ofVersion(about),
    body: { revision: 1, reason: 'As agreed', on: about.day },
  }),
  amendContract: (about) => ({
    ...ofContract(about),
    body: { version: 1, reason: 'Another price' },
  }),
};

const [clause] = standardClauses;

/** A well-formed request for every route of templates and clauses. */
export const templateInputs: InputsOf<typeof contractTemplates> = {
  listContractTemplates: () => ({}),
  getContractTemplate: () => ({ params: { templateId: 'STD-ZH' }, query: { version: '1' } }),
  putContractTemplate: () => ({
    params: { templateId: 'OWN' },
    body: {
      version: 0,
      name: { zh: '自有', en: 'Own' },
      title: { zh: '合同', en: 'Contract' },
      ...{ language: 'both', category: 'JX', terms: wholeTerms, active: true },
    },
  }),
  listContractClauses: () => ({}),
  putContractClause: () => ({
    params: { clauseId: 'OWN' },
    body: { version: 0, block: clause?.block, title: clause?.title, text: clause?.text },
  }),
};

/** A well-formed request for the document of a contract. */
export const documentInputs: InputsOf<typeof contractDocuments> = {
  getContractDocument: (about) => ({ ...ofVersion(about), query: { language: 'zh' } }),
};

/** A well-formed request for every route of the archive’s custody and its papers. */
export const custodyInputs: InputsOf<typeof custody> = {
  getCustody: () => ({}),
  offerCustody: ({ memberId }) => ({
    body: { custodianId: memberId, deputyId: null, note: 'Holiday' },
  }),
  takeCustody: () => ({}),
  withdrawCustody: () => ({}),
  listPapers: () => ({ query: { only: 'all' } }),
  getPaper: ofVersion,
  placePaper: (about) => ({ ...ofVersion(about), body: { place: 'Room 3, cabinet 2' } }),
  lendPaper: (about) => ({
    ...ofVersion(about),
    body: { to: 'Li', from: about.day, due: about.day, purpose: 'Audit' },
  }),
  returnPaper: ofVersion,
};

const ofException = ({ dealerId }: About) => ({
  params: { dealerId, exceptionId: contractId },
});

/** A well-formed request for every route of exceptions. */
export const exceptionInputs: InputsOf<typeof contractExceptions> = {
  listContractExceptions: ({ dealerId }) => ({ query: { state: 'approved', dealer: dealerId } }),
  requestContractException: ({ dealerId, day }) => ({
    params: { dealerId },
    body: {
      exceptionId: contractId,
      ...{ lifts: ['contract-place'], products: null, from: day, to: day, limit: 100_000 },
      reason: 'A fair in Hangzhou',
    },
  }),
  getContractException: ofException,
  withdrawContractException: (about) => ({ ...ofException(about), body: { revision: 1 } }),
  endContractException: (about) => ({
    ...ofException(about),
    body: { revision: 1, reason: 'The fair is over' },
  }),
};
