import { subjectOf } from '../../domain/contracts/submitted.ts';
import { Contract } from '../../domain/contracts/contract.ts';
import type { Item } from '../read-many.ts';
import { fromItem } from '../record.ts';

/** What each step of a contract must have a request for, as `judgeRequests` compares them. */
export const contractSteps = (revisions: readonly Item[]): string[] =>
  revisions.flatMap((item) => {
    const read = Contract.safeParse(withoutKey(item));
    const what = read.success ? steps[read.data.step] : undefined;
    if (!read.success || what === undefined) return [];
    const { step, revision, changedBy, changedAt } = read.data;
    // In review nothing is written, so what was decided is the revision before the decision.
    const submitted = step === 'submit' ? revision : revision - 1;
    const subject = subjectOf({ ...read.data, revision: submitted });
    return [`contract ${subject} ${what} ${changedBy} ${changedAt}`];
  });

/** An item that can't be read is a finding elsewhere; here it tells of no step. */
function withoutKey(item: Item): unknown {
  try {
    return fromItem(Contract, item);
  } catch {
    return null;
  }
}

const steps: Readonly<Record<string, string>> = {
  submit: 'waiting',
  approve: 'approved',
  reject: 'rejected',
  withdraw: 'withdrawn',
};
