import { routes } from '../../../api/routes.ts';
import { addCustomers, dealer, foundCompany } from '../channel.ts';
import { emailOf, startService, type Person, type Service } from '../service.ts';
import { wholeTerms } from './terms.ts';

const { parties, paragraphs, ...blocks } = wholeTerms;
const { bank: companyBank, ...company } = parties.company;
export const { bank: dealerBank, ...dealerParty } = parties.dealer;

/** A company that makes contracts: products of the whole terms, its own particulars, a dealer. */
export async function startContracting(...dealers: string[]): Promise<Service> {
  const service = await startService();
  await foundCompany(service);
  const territories = ['EAST', 'WEST', 'NB', 'ZS'].map((id) => ({ territoryId: id, name: id }));
  await service.ask(routes.company.changeCompany, { body: { version: 1, territories } }, 'admin');
  await service.invite(['planner', 'manager', 'director', 'finance', 'custodian', 'rep', 'viewer']);
  await addCustomers(service, ...dealers.map((code) => dealer(code, { territory: 'NB' })));
  for (const { productId, variety, specification, unit } of blocks.goods.lines) {
    const body = { code: productId, variety, specification, unit, caseSize: 1, price: 300 };
    await service.ask(routes.products.addProduct, { body }, 'admin');
  }
  const change = routes.contracts.changeContractSettings;
  await service.ask(change, { body: { version: 0, party: company } }, 'admin');
  await service.ask(change, { body: { version: 1, bank: companyBank } }, 'finance');
  return service;
}

/** Sixteen characters that name a contract, made from a short word or number. */
export const contractIdOf = (name: number): string => String(name).padStart(16, '0');

/** The parameters by which a version is asked for. */
export const versionOf = (dealerId: string, contractId: string, version = 1) => ({
  params: { dealerId, contractId, version: String(version) },
});

/** Everything that a planner writes into a draft to make it whole. */
export const wholeChange = {
  language: 'both' as const,
  ...blocks,
  parties: { dealer: dealerParty },
  paragraphs: { quality: paragraphs.quality },
};

/** Drafts a contract, writes its blocks, and has finance enter the dealer's bank data. */
export async function draftWhole(
  service: Service,
  dealerId: string,
  contractId: string,
  change: object = {},
  as: Person = 'planner',
  templateId = 'STD-2',
): Promise<void> {
  const { draftContract, editContract, enterContractBank } = routes.contracts;
  const body = { contractId, templateId };
  await service.ask(draftContract, { params: { dealerId }, body }, as);
  const at = versionOf(dealerId, contractId);
  const edit = { revision: 1, change: { ...wholeChange, ...change } };
  await service.ask(editContract, { ...at, body: edit }, as);
  const bank = { revision: 2, dealer: dealerBank };
  await service.ask(enterContractBank, { ...at, body: bank }, 'finance');
}

/** The routes that move a version, by their act. */
export const moveRoutes = {
  submit: routes.contracts.submitContract,
  withdraw: routes.contracts.withdrawContract,
  approve: routes.contracts.approveContract,
  reject: routes.contracts.rejectContract,
  send: routes.contracts.sendContract,
  'call-back': routes.contracts.callBackContract,
  discard: routes.contracts.discardContract,
  sign: routes.contracts.signContract,
} as const;

/** Sends a move as a person; the day of signing is given where it is asked for. */
export async function sendMove(
  service: Service,
  act: keyof typeof moveRoutes,
  at: { readonly dealerId: string; readonly contractId: string; readonly version?: number },
  given: { readonly revision: number; readonly reason?: string; readonly signedOn?: string },
  as: Person,
) {
  const params = versionOf(at.dealerId, at.contractId, at.version).params;
  return service.send(moveRoutes[act], { params, body: given }, as);
}

/** Brings a whole draft as far as signed, each step by who may do it. */
export async function signWhole(
  service: Service,
  at: { readonly dealerId: string; readonly contractId: string; readonly version?: number },
  revision = 3,
): Promise<void> {
  const steps = [
    ['submit', 'planner', {}],
    ['approve', 'manager', {}],
    ['send', 'planner', {}],
    ['sign', 'custodian', { signedOn: '2026-11-01' }],
  ] as const;
  for (const [i, [act, as, more]] of steps.entries()) {
    const reply = await sendMove(service, act, at, { revision: revision + i, ...more }, as);
    if (reply.status !== 200) throw new Error(`${act} as ${emailOf(as)}: ${reply.body}`);
  }
}
