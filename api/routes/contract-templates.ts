import * as z from 'zod';
import { Clause, ContractTemplate } from '../../domain/contracts/template.ts';
import { contractReaders } from '../../domain/contracts/shown.ts';
import type { Role } from '../../domain/role.ts';
import { ShortId } from '../../domain/values/code.ts';
import { route } from '../route.ts';

const readers: readonly Role[] = [...contractReaders, 'admin'];
const writers: readonly Role[] = ['admin', 'director'];

/** Who changed what when is told by the service; the version is the one that was read, 0 if new. */
const stamped = { changedAt: true, changedBy: true } as const;

const templateId = z.strictObject({ templateId: ShortId });
const clauseId = z.strictObject({ clauseId: ShortId });

export const contractTemplates = {
  listContractTemplates: route({
    method: 'GET',
    path: '/contract-templates',
    summary: 'The templates that contracts are drafted from, without their terms',
    roles: readers,
    reply: z.strictObject({ templates: z.array(ContractTemplate.omit({ terms: true })) }),
  }),
  getContractTemplate: route({
    method: 'GET',
    path: '/contract-templates/{templateId}',
    summary: 'A template as it is now, or as it was in a version',
    roles: readers,
    params: templateId,
    query: z.strictObject({ version: z.coerce.number().pipe(z.int().min(1)).optional() }),
    reply: ContractTemplate,
  }),
  putContractTemplate: route({
    method: 'PUT',
    path: '/contract-templates/{templateId}',
    summary: 'Write the next version of a template; contracts made before stay as they are',
    roles: writers,
    params: templateId,
    body: ContractTemplate.omit({ ...stamped, templateId: true }).extend({
      version: z.int().min(0),
    }),
    reply: ContractTemplate,
    refuses: [
      ...(['changed-meanwhile', 'nothing-changed'] as const),
      ...(['contract-category-unknown', 'contract-too-long'] as const),
    ],
  }),
  listContractClauses: route({
    method: 'GET',
    path: '/contract-clauses',
    summary: 'The library of clauses',
    roles: readers,
    reply: z.strictObject({ clauses: z.array(Clause) }),
  }),
  putContractClause: route({
    method: 'PUT',
    path: '/contract-clauses/{clauseId}',
    summary: 'Write the next version of a clause; contracts and templates keep their own text',
    roles: writers,
    params: clauseId,
    body: Clause.omit({ ...stamped, clauseId: true }).extend({ version: z.int().min(0) }),
    reply: Clause,
    refuses: ['changed-meanwhile', 'nothing-changed'],
  }),
};
