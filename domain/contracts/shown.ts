import * as z from 'zod';
import { bankShown } from '../bank-data.ts';
import { ShownBankData } from '../customer.ts';
import type { Role } from '../role.ts';
import type { Day } from '../values/day.ts';
import { Contract, ContractAct, ContractStanding } from './contract.ts';
import { Party, type Parties } from './parties.ts';
import { shortcomingsOf } from './shortcomings.ts';
import { Block, DraftTerms, Letter } from './terms.ts';
import { standingOn, workflow } from './workflow.ts';

/** Roles that may read the terms of contracts, each in own territories. */
export const contractReaders: readonly Role[] = [
  'planner',
  'manager',
  'director',
  'finance',
  'custodian',
];

const ShownParty = Party.extend({ bank: ShownBankData.nullable() });

/** Terms as shown: bank data whole to finance, masked to everyone else. */
export const ShownTerms = DraftTerms.extend({
  parties: z.strictObject({ company: ShownParty, dealer: ShownParty }).nullable(),
}).meta({ id: 'ShownTerms' });

/** A version of a contract as shown, with what can be told of it on this day. */
export const ShownContract = Contract.extend({
  terms: ShownTerms,
  standing: ContractStanding,
  /** What keeps a draft from being submitted; empty where nothing does. */
  shortcomings: z.array(
    z.strictObject({
      block: Block,
      letter: Letter,
      kind: z.string(),
      about: z.string().nullable(),
    }),
  ),
  /** What the caller's roles may do to it now; approving is asked of the company's matrix too. */
  acts: z.array(ContractAct),
}).meta({ id: 'ShownContract' });
export type ShownContract = z.infer<typeof ShownContract>;

/** The contract as someone with these roles sees it on a day. */
export const contractShown = (
  contract: Contract,
  roles: readonly Role[],
  today: Day,
): ShownContract => ({
  ...contract,
  terms: termsShown(contract.terms, roles),
  standing: standingOn(contract, today),
  shortcomings: contract.state === 'draft' ? shortcomingsOf(contract.terms, contract.language) : [],
  acts: ContractAct.options.filter(
    (act) =>
      workflow[act].from.includes(contract.state) &&
      workflow[act].roles.some((role) => roles.includes(role)),
  ),
});

/** Terms as someone with these roles sees them. */
export const termsShown = (
  terms: DraftTerms,
  roles: readonly Role[],
): z.infer<typeof ShownTerms> => ({
  ...terms,
  parties: terms.parties && partiesShown(terms.parties, roles),
});

/** Parties with their bank data as someone with these roles sees it. */
export const partiesShown = ({ company, dealer }: Parties, roles: readonly Role[]): Parties => ({
  company: { ...company, bank: bankShown(company.bank, roles) },
  dealer: { ...dealer, bank: bankShown(dealer.bank, roles) },
});
