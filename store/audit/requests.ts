import type { Account } from '../../domain/account.ts';
import { approvalId, referenceOf } from '../../domain/approval-rules.ts';
import { Approval } from '../../domain/approval.ts';
import type { Finding } from '../../domain/audit.ts';
import type { Entry } from '../../domain/entry.ts';
import type { KeptPlan } from '../../domain/plan-acts.ts';
import { requestItem } from '../approvals.ts';
import { keys } from '../keys.ts';
import type { Item } from '../read-many.ts';
import { fromItem } from '../record.ts';
import { table } from '../table.ts';
import type { JudgedAccount } from './account.ts';
import { finding, readable } from './finding.ts';
import type { Partition } from './partition.ts';
import { contractSteps } from './contract-steps.ts';

/**
 * Requests must stand where they are looked for, those that wait in the index of the territory.
 * Each belongs to a step of its plan or to a change of terms in the account's chain, and each of
 * those to a request: all were written together.
 */
export function judgeRequests(
  { customerId, requests, contractRevisions }: Partition,
  { account, former }: JudgedAccount,
  plans: ReadonlyMap<string, readonly KeptPlan[]>,
): Finding[] {
  const findings: Finding[] = [];
  const read: { item: Item; request: Approval }[] = [];
  for (const item of requests) {
    const judged = readable(item, (it) => fromItem(Approval, it), requestItem);
    const wrong = judged.wrong ?? wrongPlace(judged.read, customerId, account, former, item);
    if (wrong) findings.push(wrong);
    else if (judged.read) read.push({ item, request: judged.read });
  }
  const steps = new Set([...plans].flatMap(([month, versions]) => stepsOf(month, versions)));
  for (const step of contractSteps(contractRevisions)) steps.add(step);
  if (account) for (const entry of account.entries.values()) addStep(steps, entry);
  const asked = new Set<string>();
  for (const { item, request } of read) {
    const own = account || !inAccount.has(request.kind) ? marksOf(request) : [];
    for (const step of own) asked.add(step);
    if (own.some((step) => !steps.has(step))) findings.push(finding('extra', item));
  }
  for (const step of steps) {
    if (asked.has(step) || findings.length > 0) continue;
    const [kind, subject] = step.split(' ');
    findings.push(finding('missing', keys.approval(customerId, kind ?? '', subject ?? '')));
  }
  return findings;
}

/** Kinds of requests that an entry of the account tells of. */
const inAccount: ReadonlySet<string> = new Set(['credit-limit', 'write-off']);

/** A request is this customer's, and the index shows it in the territory of the head. */
function wrongPlace(
  { dealerId, kind, subject, approvalId: id, territory, state }: Approval,
  customerId: string,
  account: Account | null,
  former: readonly string[],
  item: Item,
): Finding | null {
  if (dealerId !== customerId || id !== approvalId(kind, dealerId, subject)) {
    return finding('unreadable', item, { about: 'dealerId, approvalId' });
  }
  if (state !== 'waiting') return null;
  const indexed = [table.waiting.partitionKey, table.waiting.sortKey];
  const wrong = [
    ...indexed.filter((name) => item[name] === undefined),
    ...['decidedBy', 'decidedAt', 'decisionReason'].filter((name) => item[name] !== null),
  ];
  if (wrong.length > 0) return finding('differs', item, { about: wrong.join(', ') });
  const { territory: own } = account?.head ?? { territory };
  if (territory !== null && [own, ...former].includes(territory)) return null;
  return finding('differs', item, { about: 'territory' });
}

/** What each step of a plan must have a request for: who did it, and when. */
function stepsOf(month: string, versions: readonly KeptPlan[]): string[] {
  return versions.flatMap(({ step, plan: { changedBy, changedAt } }) => {
    const what = step && planSteps[step];
    return what ? [`plan ${month} ${what} ${String(changedBy)} ${String(changedAt)}`] : [];
  });
}

const planSteps: Readonly<Record<string, string>> = {
  submit: 'waiting',
  approve: 'approved',
  reject: 'rejected',
};

/**
 * A credit limit is changed by an approval alone, or by a contract whose terms have one; an entry
 * that names a request was recorded by its approval.
 */
function addStep(steps: Set<string>, { kind, terms, by, reason, approval }: Entry): void {
  const asked = approval === undefined ? null : referenceOf(approval);
  if (asked) steps.add(`${kind} ${asked.subject} ${by}`);
  if (kind !== 'terms' || terms?.creditLimit === undefined || terms.contracts) return;
  steps.add(`credit-limit ${by} ${String(terms.creditLimit)} ${String(reason)}`);
}

/** The steps that a request tells of. */
function marksOf(request: Approval): string[] {
  const { kind, subject, state, requestedBy, requestedAt, decidedBy, decidedAt } = request;
  // An exception stands outside of the partition and is judged beside its request.
  if (kind === 'contract-exception') return [];
  if (kind === 'write-off') {
    return state === 'approved' ? [`${kind} ${subject} ${String(decidedBy)}`] : [];
  }
  if (kind !== 'credit-limit') {
    const asked = `${kind} ${subject} waiting ${requestedBy} ${requestedAt}`;
    const decision = `${kind} ${subject} ${state} ${String(decidedBy)} ${String(decidedAt)}`;
    return state === 'waiting' ? [asked] : [asked, decision];
  }
  if (state !== 'approved') return [];
  const { amount, reason, approvalId: id } = request;
  return [`credit-limit ${String(decidedBy)} ${String(amount)} ${reason ?? id}`];
}
