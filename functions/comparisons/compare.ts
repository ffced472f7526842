import type { comparisons } from '../../api/routes/comparisons.ts';
import { fileKey, type ContractFile } from '../../domain/archive/file.ts';
import { compareWithTerms, scan } from '../../domain/contracts/comparison/comparison.ts';
import { confirm } from '../../domain/contracts/comparison/confirmation.ts';
import { verdictOf, type Verdict } from '../../domain/contracts/comparison/verdict.ts';
import { isDraft, type Contract } from '../../domain/contracts/contract.ts';
import { termsDigest } from '../../domain/contracts/digest.ts';
import { completeTerms, type ContractTerms } from '../../domain/contracts/terms.ts';
import type { Member } from '../../domain/member.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { readIntact } from '../../store/archive.ts';
import { readCompanyShown } from '../../store/company.ts';
import { readFile } from '../../store/contract-files.ts';
import { readContract } from '../../store/contracts.ts';
import { sha256 } from '../../store/sha256.ts';
import { untilDone } from '../../store/transact.ts';
import { keepVerdict, readVerdict } from '../../store/verdicts.ts';
import { instant } from '../clock.ts';
import { printedVersion } from '../contracts/printed.ts';
import { visibleHead } from '../contracts/visible.ts';
import { isKeeper } from '../custody/keeper.ts';
import { db } from '../database.ts';
import { files } from '../files.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { readPdfText } from './read-pdf-text.ts';

/** How a signed copy stands beside its terms. */
export const getComparison: Handler<typeof comparisons.getComparison> = async (
  { params: { dealerId, fileId } },
  { member },
) => {
  await visibleHead(dealerId, member);
  return accept(await shownVerdict(dealerId, fileId));
};

/**
 * What a comparison found. A version that was called back is a draft again and hides its bank data,
 * which a comparison shows line by line, so until it is approved anew it has none.
 */
async function shownVerdict(dealerId: string, fileId: string): Promise<Verdict> {
  const verdict = await readVerdict(db, dealerId, fileId);
  if (!verdict) throw new Problem('not-found');
  const contract = await readContract(db, dealerId, verdict.contractId, verdict.version);
  if (!contract || isDraft(contract)) throw new Problem('not-found');
  return verdict;
}

/**
 * Compares a signed copy with the terms of its version. The same terms give the same answer, so a
 * repeat answers what was found and confirmed before.
 */
export const compareFile: Handler<typeof comparisons.compareFile> = async (
  { params: { dealerId, fileId } },
  { member },
) => {
  const file = await visibleFile(dealerId, fileId, member);
  if (!(await isKeeper(member))) return refuse('not-the-custodian');
  const { binding } = file;
  if (file.kind !== 'signed-contract' || binding === null) return refuse('file-not-compared');
  const contract = await readContract(db, dealerId, binding.contractId, binding.version);
  const terms = contract && completeTerms(contract.terms);
  if (!terms) return refuse('contract-incomplete');
  // A draft hides its bank data, which a comparison shows line by line.
  if (isDraft(contract)) return refuse('contract-state', { state: contract.state });
  const digest = termsDigest(contract.terms, sha256);
  return untilDone(async () => {
    const before = await readVerdict(db, dealerId, fileId);
    if (before?.digest === digest) return accept(before);
    const bytes = await readIntact(files, fileKey(file), file.sha256);
    if (bytes === null) return refuse('file-altered');
    const compared = { ...binding, dealerId, fileId, digest, pages: file.pages };
    const by = { memberId: member.memberId, at: instant() };
    const found = await comparisonOf(bytes, contract, terms);
    const after = verdictOf(compared, found, by, (before?.revision ?? 0) + 1);
    await keepVerdict(db, after);
    return accept(after);
  });
};

/** What can't be read by a machine is left to people's eyes, as a scan is. */
async function comparisonOf(bytes: Uint8Array, contract: Contract, terms: ContractTerms) {
  const [read, company] = await Promise.all([readPdfText(bytes), readCompanyShown(db)]);
  if ('problem' in read) return scan;
  return compareWithTerms(read.pages, terms, printedVersion(contract, terms, company));
}

/** Keeps what the custodian confirms after looking at the paper. */
export const confirmComparison: Handler<typeof comparisons.confirmComparison> = async (
  { params: { dealerId, fileId }, body },
  { member },
) => {
  await visibleFile(dealerId, fileId, member);
  if (!(await isKeeper(member))) return refuse('not-the-custodian');
  return untilDone(async () => {
    const before = await shownVerdict(dealerId, fileId);
    const after = confirm(before, body, { memberId: member.memberId, at: instant() });
    if (after.ok && after.facts !== before) await keepVerdict(db, after.facts);
    return after;
  });
};

/** A file of a dealer whom the caller may see. */
async function visibleFile(
  dealerId: string,
  fileId: string,
  member: Member,
): Promise<ContractFile> {
  await visibleHead(dealerId, member);
  const file = await readFile(db, dealerId, fileId);
  if (!file) throw new Problem('not-found');
  return file;
}
