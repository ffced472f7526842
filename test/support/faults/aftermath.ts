import type { Entry } from '../../../domain/entry.ts';
import type { Plan } from '../../../domain/plan.ts';
import type { Approval } from '../../../domain/approval.ts';
import { approvalsAbout } from '../../../store/approvals.ts';
import type { Db } from '../../../store/dynamo.ts';
import { readEntries } from '../../../store/entries.ts';
import { readPlanVersion } from '../../../store/plans.ts';
import { readCustomer } from '../../../store/customers.ts';
import type { Customer } from '../../../domain/customer.ts';
import { month, type Place } from './session.ts';

/** One dealer's part of the state after a program, as far as answers are judged by it. */
export interface Remains {
  /** In order of recording. */
  readonly entries: readonly Entry[];
  /** Every version of the plan, the first at index 0. */
  readonly plans: readonly Plan[];
  readonly approvals: readonly Approval[];
  readonly customer: Customer;
}

/** What is there after a program, by dealer. */
export type Aftermath = ReadonlyMap<string, Remains>;

/** Reads it; nothing is written any more. */
export async function readAftermath(db: Db, { dealers }: Place): Promise<Aftermath> {
  const found = new Map<string, Remains>();
  for (const dealerId of dealers) {
    const entries = await readEntries(db, dealerId);
    const kept = await readCustomer(db, dealerId);
    if (!kept) throw new Error('dealers are never deleted');
    found.set(dealerId, {
      entries: entries.sort((a, b) => a.version - b.version),
      plans: await readPlanVersions(db, dealerId),
      approvals: await approvalsAbout(db, dealerId),
      customer: kept.customer,
    });
  }
  return found;
}

async function readPlanVersions(db: Db, dealerId: string): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (let version = 1; ; version++) {
    const plan = await readPlanVersion(db, dealerId, month, version);
    if (!plan) return plans;
    plans.push(plan);
  }
}
