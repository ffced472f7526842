import { judgeVerdict } from '../../domain/contracts/comparison/confirmation.ts';
import type { Verdict } from '../../domain/contracts/comparison/verdict.ts';
import type { ContractFile } from '../../domain/archive/file.ts';
import type { DealersContracts } from '../../domain/contracts/putting.ts';
import { refuse } from '../../domain/outcome.ts';
import { filesOf } from '../../store/contract-files.ts';
import { withoutDiscarded } from '../../store/retention.ts';
import { readVerdict } from '../../store/verdicts.ts';
import { db } from '../database.ts';

/** The signed copy of a version beside what became of comparing it. */
export interface SignedCopy {
  readonly file: ContractFile;
  readonly verdict: Verdict | null;
}

/**
 * The signed copy that was filed last: a better copy takes the place of the one before. One that
 * was discarded stands for nothing.
 */
export async function signedCopyOf(
  dealerId: string,
  contractId: string,
  version: number,
): Promise<SignedCopy | null> {
  const files = await filesOf(db, dealerId, contractId, version);
  const copies = files.filter(({ kind }) => kind === 'signed-contract');
  const file = (await withoutDiscarded(db, copies)).at(-1);
  if (!file) return null;
  return { file, verdict: await readVerdict(db, dealerId, file.fileId) };
}

/** The pages of the clauses in a signed copy, or why it does not stand for terms of this digest. */
export const judgeSignedCopy = (
  copy: SignedCopy | null,
  digest: string,
): DealersContracts['signedCopy'] =>
  copy === null ? refuse('signed-copy-missing') : judgeVerdict(copy.verdict, digest);
