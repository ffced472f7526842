import { contractDocuments } from '../../api/routes/contract-documents.ts';
import { callerOf } from '../caller.ts';
import { getContractDocument } from '../contract-documents/document.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof contractDocuments> = { getContractDocument };

export const handler = serve(contractDocuments, handlers, callerOf);
