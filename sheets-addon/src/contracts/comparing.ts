import { ApiProblem } from '../../../api/client.ts';
import { routes } from '../../../api/routes.ts';
import type { ContractFile } from '../../../domain/archive/file.ts';
import type { Confirming } from '../../../domain/contracts/comparison/confirmation.ts';
import { ask, call, callEach } from '../call.ts';
import { answered } from './files.ts';
import type { Answered, ShownVerdict, SignedCopy } from './files-state.ts';

const { compareFile, confirmComparison, getComparison } = routes.comparisons;

/** Compares a signed copy with the terms of its version. */
export const comparedFile = (dealerId: string, fileId: string): Answered<ShownVerdict> =>
  answered(() => call(compareFile, { params: { dealerId, fileId } }));

/** Keeps what who keeps the archive confirmed of a comparison. */
export const confirmedFile = (
  dealerId: string,
  fileId: string,
  { revision, blocks, added }: Confirming,
): Answered<ShownVerdict> =>
  answered(() =>
    call(confirmComparison, {
      params: { dealerId, fileId },
      body: { revision, blocks: [...blocks], added },
    }),
  );

/** The signed copy among the files of a version: the one filed last, and how it compared. */
export function signedCopyAmong(files: readonly ContractFile[]): SignedCopy | null {
  const file = files.filter(({ kind }) => kind === 'signed-contract').at(-1);
  if (!file) return null;
  const { dealerId, fileId } = file;
  const [verdict] = callEach([ask(getComparison, { params: { dealerId, fileId } })]);
  if (verdict instanceof ApiProblem && verdict.status !== 404) throw verdict;
  return { fileId, verdict: verdict instanceof ApiProblem ? null : (verdict ?? null) };
}
