import { contractTemplates } from '../../api/routes/contract-templates.ts';
import { callerOf } from '../caller.ts';
import { listContractClauses, putContractClause } from '../contract-templates/clauses.ts';
import {
  getContractTemplate,
  listContractTemplates,
  putContractTemplate,
} from '../contract-templates/templates.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof contractTemplates> = {
  listContractTemplates,
  getContractTemplate,
  putContractTemplate,
  listContractClauses,
  putContractClause,
};

export const handler = serve(contractTemplates, handlers, callerOf);
