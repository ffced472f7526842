import type { archiveCensus } from '../../../api/routes/archive-census.ts';
import type { archive } from '../../../api/routes/archive.ts';
import type { comparisons } from '../../../api/routes/comparisons.ts';
import { contractId } from '../contracts/inputs.ts';
import type { About, InputsOf } from '../inputs.ts';

/** The file that requests are about. */
export const fileId = '0123456789abcdef';

const given = {
  kind: 'supplement',
  category: 'HT',
  binding: { contractId, version: 1 },
  name: 'Supplement.pdf',
  bytes: 1000,
  sha256: 'a'.repeat(64),
};

/** A well-formed request for every route of the archive. */
export const archiveInputs: InputsOf<typeof archive> = {
  listFiles: ({ dealerId }) => ({ params: { dealerId } }),
  promiseUpload: ({ dealerId }) => ({
    params: { dealerId },
    body: { uploadId: fileId, ...given },
  }),
  fileUpload: ({ dealerId }) => ({ params: { dealerId, uploadId: fileId } }),
  downloadFile: ({ dealerId }) => ({
    params: { dealerId, fileId },
    body: { purpose: 'To answer a question of the dealer' },
  }),
  searchFiles: ({ dealerId, day }) => ({
    query: {
      ...{ dealer: dealerId, kind: 'supplement', category: 'HT', number: 'A-1', endsBy: day },
      only: 'all',
    },
  }),
  decideRetention: ({ dealerId }) => ({
    params: { dealerId, fileId },
    body: { decision: 'keep', until: '2040-12-31', reason: 'A dispute' },
  }),
  getFileLog: ({ day }) => ({ query: { day } }),
};

const ofFile = ({ dealerId }: About) => ({ params: { dealerId, fileId } });

/** A well-formed request for every route of comparisons. */
export const comparisonInputs: InputsOf<typeof comparisons> = {
  getComparison: ofFile,
  compareFile: ofFile,
  confirmComparison: (about) => ({
    ...ofFile(about),
    body: { revision: 1, blocks: [{ letter: 'a', page: 2 }], added: true },
  }),
};

/** A well-formed request for every route of the census. */
export const censusInputs: InputsOf<typeof archiveCensus> = {
  countArchive: () => ({}),
  getCensus: () => ({}),
  listCensuses: () => ({}),
};
