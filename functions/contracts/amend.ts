import type { contracts } from '../../api/routes/contracts.ts';
import { amendment } from '../../domain/contracts/drafting.ts';
import { contractShown } from '../../domain/contracts/shown.ts';
import { judgeStep } from '../../domain/contracts/workflow.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { contractItems, versionsOf } from '../../store/contracts.ts';
import { transact, untilDone } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { visibleHead } from './visible.ts';

/**
 * Begins an amendment of the version in force. One version is open at a time; a discarded one is
 * over. The same request again gives the first answer again.
 */
export const amendContract: Handler<typeof contracts.amendContract> = async (
  { params: { dealerId, contractId }, body: { version, reason } },
  { member },
) => {
  await visibleHead(dealerId, member);
  const today = dayIn((await readCompany(db)).timeZone);
  return untilDone(async () => {
    const versions = await versionsOf(db, dealerId, contractId);
    const before = versions.find((one) => one.version === version);
    const last = versions.at(-1);
    if (!before || !last) throw new Problem('not-found');
    const mine = last.step === 'amend' && last.createdBy === member.memberId;
    if (mine && last.reason === reason && last.version > version)
      return accept(contractShown(last, member.roles, today));
    if (judgeStep('amend', before.state, member.roles, reason) !== null)
      return refuse('contract-state', { state: before.state });
    const isOpen = last.version > version && last.state !== 'discarded';
    if (isOpen) return refuse('contract-version-open', { version: last.version });
    const by = { memberId: member.memberId, at: instant() };
    const after = { ...amendment(before, reason, by), version: last.version + 1 };
    await transact(db, contractItems(db, after));
    return accept(contractShown(after, member.roles, today));
  });
};
