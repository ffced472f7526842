import { compileContract, boundedProducts } from '../../../domain/contracts/compiled.ts';
import type { Contract } from '../../../domain/contracts/contract.ts';
import { contractsAfter } from '../../../domain/contracts/counters.ts';
import { Liftable, type CompiledException } from '../../../domain/contracts/exception.ts';
import type { InForce } from '../../../domain/contracts/in-force.ts';
import type { ContractTerms } from '../../../domain/contracts/terms.ts';
import { aProduct, MemoryLedger } from '../ledger.ts';
import { wholeTerms } from './terms.ts';

/** The page of each clause of the test's signed document. */
export const pages = { a: 2, c: 3, e: 4, f: 5, i: 6, k: 7 } as const;

/** A signed contract of the whole terms, for this year; each test changes what it is about. */
export function aContract(
  terms: Partial<ContractTerms> = {},
  of: Partial<Contract> = {},
): Contract {
  const signing = { ...wholeTerms.signing, from: '2026-01-01', to: '2026-12-31' };
  const stamp = { at: '2026-01-01T00:00:00.000Z', by: 'M1' };
  return {
    ...{ contractId: '0000000000000001', dealerId: 'D1', territory: 'NB', version: 1, revision: 7 },
    ...{ state: 'signed', step: 'sign', reason: null, category: 'JX', number: 'JX-2026-0007' },
    ...{ language: 'zh', template: null, makers: ['M1'], renews: null, renewedBy: null },
    ...{ heldThrough: null, createdAt: stamp.at, createdBy: stamp.by },
    ...{ changedAt: stamp.at, changedBy: stamp.by },
    ...of,
    terms: { ...wholeTerms, signing, ...terms },
  };
}

/** The terms in force that these contracts compile to. */
export const inForceOf = (...contracts: Contract[]): InForce => ({
  version: 1,
  exceptions: [],
  since: contracts.map(({ terms }) => terms.signing?.from ?? '').sort()[0] ?? null,
  contracts: contracts.map((contract) => compileContract(contract, pages)),
});

/** A ledger in memory of a dealer in NB under these contracts, who may buy their products. */
export function ledgerUnder(...contracts: Contract[]): MemoryLedger {
  const inForce = inForceOf(...contracts);
  const counts = Object.fromEntries(
    inForce.contracts.map((contract) => [contract.contractId, boundedProducts(contract)]),
  );
  const ids = ['T500', 'T1500', 'J350', 'TEA'];
  const products = new Map(ids.map((id) => [id, aProduct({ productId: id, code: id })] as const));
  const head = { territory: 'NB', contracts: contractsAfter(undefined, { item: 1, counts }) };
  const ledger = new MemoryLedger(head, { products });
  ledger.account = { ...ledger.account, inForce };
  return ledger;
}

/** Lets exceptions stand on the account of a ledger in memory, with nothing used of them. */
export function except(ledger: MemoryLedger, ...exceptions: CompiledException[]): void {
  const { head, inForce } = ledger.account;
  const counted = Object.fromEntries(exceptions.map(({ exceptionId }) => [exceptionId, 0]));
  const contracts = { item: 1, counters: {}, ...head.contracts, exceptions: counted };
  ledger.account = {
    ...ledger.account,
    head: { ...head, contracts },
    inForce: { version: 1, contracts: [], since: null, ...inForce, exceptions },
  };
}

/** An exception of this year that lifts everything, up to ten million; tests change it. */
export const anException = (given: Partial<CompiledException> = {}): CompiledException => ({
  ...{ exceptionId: 'e000000000000001', lifts: [...Liftable.options], products: null },
  ...{ from: '2026-01-01', to: '2026-12-31', limit: 1_000_000_000 },
  ...given,
});
