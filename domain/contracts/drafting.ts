import * as z from 'zod';
import type { BankData } from '../customer.ts';
import type { By } from '../member-changes.ts';
import type { Contract, ContractStep } from './contract.ts';
import { Party, type Parties } from './parties.ts';
import { Block, DraftTerms } from './terms.ts';
import { ContractLanguage } from './wording.ts';

/** A party without its bank data, which finance alone enters. */
export const Particulars = Party.omit({ bank: true }).meta({ id: 'Particulars' });
export type Particulars = z.infer<typeof Particulars>;

/** What a planner writes into a draft: the blocks that change; absent ones stay as they are. */
export const DraftChange = z
  .strictObject({
    language: ContractLanguage.optional(),
    ...DraftTerms.omit({ parties: true, paragraphs: true }).partial().shape,
    /** The company's own particulars are those of the settings where they are not given. */
    parties: z.strictObject({ company: Particulars.optional(), dealer: Particulars }).optional(),
    /** The paragraphs of the blocks that change. */
    paragraphs: z.partialRecord(Block, DraftTerms.shape.paragraphs.valueType).optional(),
  })
  .meta({ id: 'DraftChange' });
export type DraftChange = z.infer<typeof DraftChange>;

/** What a first draft begins with. */
export type NewDraft = Pick<
  Contract,
  'contractId' | 'dealerId' | 'territory' | 'category' | 'language' | 'template' | 'terms'
> &
  Pick<Contract, 'renews'>;

/** A contract as first drafted. */
export const newDraft = (draft: NewDraft, by: By): Contract => ({
  ...draft,
  version: 1,
  revision: 1,
  state: 'draft',
  step: 'draft',
  reason: null,
  number: null,
  makers: [by.memberId],
  renewedBy: null,
  heldThrough: null,
  createdAt: by.at,
  createdBy: by.memberId,
  changedAt: by.at,
  changedBy: by.memberId,
});

/** The next version of a contract in force: a draft with the same terms, to be amended. */
export function amendment(before: Contract, reason: string, by: By): Contract {
  const { contractId, dealerId, territory, category, language, template, renews } = before;
  const terms = unsigned(before.terms);
  const first = { contractId, dealerId, territory, category, language, template, renews, terms };
  return {
    ...newDraft(first, by),
    version: before.version + 1,
    number: before.number,
    step: 'amend',
    reason,
  };
}

const unsigned = (terms: DraftTerms): DraftTerms => ({
  ...terms,
  signing: terms.signing && { ...terms.signing, day: null },
});

/** Who the two parties are where the draft says nothing else. */
export interface KnownParties {
  /** The company as the settings say; null until an admin has said it. */
  readonly company: Party | null;
  /** The dealer's bank data as finance entered it with the customer. */
  readonly dealerBank: BankData | null;
}

/**
 * The draft with changed blocks, by whom it then is too; null where the company's particulars are
 * needed and unknown. Bank data stays as finance entered it.
 */
export function editedDraft(
  before: Contract,
  { language, parties, paragraphs, ...blocks }: DraftChange,
  known: KnownParties,
  by: By,
): Contract | null {
  const changed = parties && partiesOf(parties, before.terms.parties, known);
  if (changed === null) return null;
  const given = Object.fromEntries(
    Object.entries(blocks).filter(([, block]) => block !== undefined),
  );
  const terms: DraftTerms = {
    ...before.terms,
    ...given,
    ...(changed ? { parties: changed } : {}),
    paragraphs: { ...before.terms.paragraphs, ...paragraphs },
  };
  const makers = [...new Set([...before.makers, by.memberId])];
  return {
    ...revised(before, 'edit', null, by),
    language: language ?? before.language,
    terms,
    makers,
  };
}

function partiesOf(
  given: NonNullable<DraftChange['parties']>,
  before: Parties | null,
  known: KnownParties,
): Parties | null {
  const company = given.company ?? before?.company ?? known.company;
  if (company === null) return null;
  const companyBank = before?.company.bank ?? known.company?.bank ?? null;
  const dealerBank = before?.dealer.bank ?? known.dealerBank;
  return {
    company: { ...company, bank: companyBank },
    dealer: { ...given.dealer, bank: dealerBank },
  };
}

/** Bank data of the parties; a party that is absent keeps its own. */
export const PartiesBank = z.strictObject({
  company: Party.shape.bank.optional(),
  dealer: Party.shape.bank.optional(),
});

/** The draft with bank data entered; null where nobody has named the parties yet. */
export function withBankData(
  before: Contract,
  bank: z.infer<typeof PartiesBank>,
  by: By,
): Contract | null {
  const { parties } = before.terms;
  if (parties === null) return null;
  const entered = (side: 'company' | 'dealer') => {
    const given = bank[side];
    return given === undefined ? parties[side] : { ...parties[side], bank: given };
  };
  const after = { company: entered('company'), dealer: entered('dealer') };
  const terms = { ...before.terms, parties: after };
  const makers = [...new Set([...before.makers, by.memberId])];
  return { ...revised(before, 'enter-bank-data', null, by), terms, makers };
}

/** The next revision of a version: raised, with what led to it. */
export const revised = (
  before: Contract,
  step: ContractStep,
  reason: string | null,
  by: By,
): Contract => ({
  ...before,
  revision: before.revision + 1,
  step,
  reason,
  changedAt: by.at,
  changedBy: by.memberId,
});
