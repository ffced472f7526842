import type { contractDocuments } from '../../api/routes/contract-documents.ts';
import { isDraft, type Contract } from '../../domain/contracts/contract.ts';
import { shortcomingsOf } from '../../domain/contracts/shortcomings.ts';
import { partiesShown } from '../../domain/contracts/shown.ts';
import { completeTerms, type ContractTerms } from '../../domain/contracts/terms.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import type { Role } from '../../domain/role.ts';
import { readCompanyShown } from '../../store/company.ts';
import { printedVersion } from '../contracts/printed.ts';
import { visibleContract } from '../contracts/visible.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { renderContract, Unprintable } from './render.ts';

/** Prints a version of a contract. */
export const getContractDocument: Handler<typeof contractDocuments.getContractDocument> = async (
  { params, query },
  { member },
) => {
  const contract = await visibleContract(params, member);
  const language = query.language ?? contract.language;
  const terms = completeTerms(contract.terms);
  if (terms === null) return refuse('contract-incomplete', emptyBlocks(contract));
  const company = await readCompanyShown(db);
  const printed = asPrinted(contract, terms, member.roles);
  const shown = printedVersion({ ...contract, language }, printed, company);
  const rendered = printable(() => renderContract(shown, company.logo));
  if ('signs' in rendered) return refuse('contract-unprintable', { signs: rendered.signs });
  const { pdf, pages } = rendered;
  const name = `${contract.number ?? contract.contractId}-v${String(contract.version)}.pdf`;
  return accept({
    name,
    pdf: Buffer.from(pdf).toString('base64'),
    digest: shown.digest,
    pages: [...pages],
  });
};

/**
 * What the paper says of bank data. A draft hides it from everyone but finance; once approved the
 * paper is what both parties sign, so whoever may send it needs it whole.
 */
const asPrinted = (contract: Contract, terms: ContractTerms, roles: readonly Role[]) =>
  isDraft(contract) ? { ...terms, parties: partiesShown(terms.parties, roles) } : terms;

/** What is printed, or the signs that can't be. */
function printable<Printed>(print: () => Printed): Printed | { readonly signs: string } {
  try {
    return print();
  } catch (error) {
    if (error instanceof Unprintable) return { signs: error.signs.join(' ') };
    throw error;
  }
}

/** What can't be printed yet; what is merely unfinished can. */
function emptyBlocks({ terms, language }: Contract) {
  const empty = shortcomingsOf(terms, language).filter(({ kind }) => kind === 'block-empty');
  return { letters: empty.map(({ letter }) => letter).join(', '), count: empty.length };
}
