import * as z from 'zod';
import { ShortId, TerritoryId } from '../values/code.ts';
import { Day } from '../values/day.ts';
import { Contract, type Contract as Version } from './contract.ts';
import { amountAgreed } from './contract-acts.ts';

/** The line that stands for a version of a contract in the register: what it is searched by. */
export const ContractLine = Contract.pick({
  contractId: true,
  dealerId: true,
  version: true,
  revision: true,
  state: true,
  number: true,
  category: true,
  language: true,
  renews: true,
  renewedBy: true,
  heldThrough: true,
  changedAt: true,
}).extend({
  from: Day.nullable(),
  to: Day.nullable(),
  renewalDays: z.int(),
  /** What its goods come to in minor units; null where quantities are not all agreed. */
  amount: z.int().nullable(),
  /** Territories in which it gives rights. */
  territories: z.array(TerritoryId),
  /** Clauses of the library that stand in it. */
  clauses: z.array(ShortId),
});
export type ContractLine = z.infer<typeof ContractLine>;

/** The line of a version. */
export function contractLine(contract: Version): ContractLine {
  const { terms, ...version } = contract;
  const granted = terms.rights?.grants.flatMap((grant) => grant.territories) ?? [];
  const clauses = Object.values(terms.paragraphs)
    .flat()
    .flatMap(({ clauseId }) => (clauseId === undefined ? [] : [clauseId]));
  return ContractLine.strip().parse({
    ...version,
    from: terms.signing?.from ?? null,
    to: terms.signing?.to ?? null,
    renewalDays: terms.signing?.renewalDays ?? 0,
    amount: amountAgreed(terms),
    territories: [...new Set(granted)],
    clauses: [...new Set(clauses)],
  });
}
