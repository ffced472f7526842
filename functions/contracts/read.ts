import type { contracts } from '../../api/routes/contracts.ts';
import { historyOf } from '../../domain/contracts/history.ts';
import { contractShown, termsShown, type ShownContract } from '../../domain/contracts/shown.ts';
import { accept } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { revisionsOf, versionsOf } from '../../store/contracts.ts';
import { readMembers } from '../../store/members.ts';
import { dayIn } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { visibleContract, visibleHead } from './visible.ts';

/** Most bytes of one answer: API Gateway and Lambda take no more than 6 MB. */
const answerBytes = 5_000_000;

/** The versions of a contract, the latest last; of too many the older ones are left out. */
export const getContract: Handler<typeof contracts.getContract> = async (
  { params: { dealerId, contractId } },
  { member },
) => {
  await visibleHead(dealerId, member);
  const [company, versions] = await Promise.all([
    readCompany(db),
    versionsOf(db, dealerId, contractId),
  ]);
  if (versions.length === 0) throw new Problem('not-found');
  const today = dayIn(company.timeZone);
  const shown: ShownContract[] = [];
  let bytes = 0;
  for (const version of versions.toReversed()) {
    const one = contractShown(version, member.roles, today);
    bytes += Buffer.byteLength(JSON.stringify(one));
    if (shown.length > 0 && bytes > answerBytes) break;
    shown.unshift(one);
  }
  return accept({ versions: shown, older: versions.length - shown.length });
};

/** One version of a contract. */
export const getContractVersion: Handler<typeof contracts.getContractVersion> = async (
  { params },
  { member },
) => {
  const contract = await visibleContract(params, member);
  const company = await readCompany(db);
  return accept(contractShown(contract, member.roles, dayIn(company.timeZone)));
};

/** The history of a version, bank data as the caller may see it. */
export const getContractHistory: Handler<typeof contracts.getContractHistory> = async (
  { params },
  { member },
) => {
  const contract = await visibleContract(params, member);
  const revisions = await revisionsOf(db, contract);
  const shown = revisions.map((one) => ({ ...one, terms: termsShown(one.terms, member.roles) }));
  const members = await readMembers(
    db,
    revisions.map(({ changedBy }) => changedBy),
  );
  const people = Object.fromEntries(members.map(({ memberId, name }) => [memberId, name]));
  return accept({ revisions: historyOf(shown), people });
};
