import * as z from 'zod';
import { Letter } from '../../domain/contracts/terms.ts';
import { contractReaders } from '../../domain/contracts/shown.ts';
import { ContractLanguage } from '../../domain/contracts/wording.ts';
import { route } from '../route.ts';
import { ofVersion } from './contract-moves.ts';

export const contractDocuments = {
  getContractDocument: route({
    method: 'GET',
    path: '/contracts/{dealerId}/{contractId}/versions/{version}/document',
    summary: 'A version of a contract as PDF/A, printed from its terms',
    roles: contractReaders,
    params: ofVersion,
    query: z.strictObject({
      /** The contract's own language where none is asked for. */
      language: ContractLanguage.optional(),
    }),
    reply: z.strictObject({
      /** A name for the file, from number or contract and version. */
      name: z.string(),
      /** The document, base64. */
      pdf: z.string(),
      /** SHA-256 of the terms, as it stands on the paper. */
      digest: z.string(),
      /** The page on which each block begins. */
      pages: z.array(z.strictObject({ letter: Letter, page: z.int().min(1) })),
    }),
    refuses: ['contract-incomplete', 'contract-unprintable'],
  }),
};
