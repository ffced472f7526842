import type { CompanyShown } from '../../domain/company.ts';
import type { Contract } from '../../domain/contracts/contract.ts';
import { termsDigest } from '../../domain/contracts/digest.ts';
import {
  contractDocument,
  type ContractDocument,
} from '../../domain/contracts/printed/document.ts';
import type { ContractTerms } from '../../domain/contracts/terms.ts';
import { sha256 } from '../../store/sha256.ts';
import { dayIn } from '../clock.ts';

/**
 * A version as it is printed. `terms` are those of the version, as far as the reader may see them;
 * the digest is always that of the whole.
 */
export function printedVersion(
  contract: Contract,
  terms: ContractTerms,
  company: CompanyShown,
): ContractDocument {
  const digest = termsDigest(contract.terms, sha256);
  const date = dayIn(company.timeZone, Date.parse(contract.createdAt));
  return contractDocument(contract, terms, { company, digest, date });
}
