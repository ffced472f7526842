import * as z from 'zod';
import { Head } from '../domain/account.ts';
import { noPlan, type KeptPlan } from '../domain/plan-acts.ts';
import type { PlanEdits } from '../domain/plan-push.ts';
import { Plan, PlanAct } from '../domain/plan.ts';
import type { Instant } from '../domain/values/day.ts';
import type { Month } from '../domain/values/month.ts';
import { CustomerLine } from './customers.ts';
import type { Db } from './dynamo.ts';
import { inParallel } from './in-parallel.ts';
import { keys, type Key } from './keys.ts';
import { packPlanEdits, unpackPlanEdits } from './pack-plan-edits.ts';
import { packPlanLines, unpackPlanLines } from './pack-plan.ts';
import { readAll, readMany, type Item } from './read-many.ts';
import { readItem } from './read-one.ts';
import { fromItem } from './record.ts';
import type { TransactItem } from './transact.ts';

/** A plan as stored: its lines and those of its baseline packed into one text each. */
const StoredPlan = Plan.extend({
  lines: z.string(),
  baseline: z.string().nullable(),
  step: PlanAct.or(z.enum(['edit', 'propose'])).nullable(),
  makers: z.array(z.string()),
});

const Edits = z.object({ cells: z.string().default('') });

/** The plan that an item keeps, the current one or a version. */
export function planOfItem(item: Item): KeptPlan {
  const { step, makers, lines, baseline, ...plan } = fromItem(StoredPlan, item);
  return {
    step,
    makers,
    plan: {
      ...plan,
      lines: unpackPlanLines(lines),
      baseline: baseline === null ? null : unpackPlanLines(baseline),
    },
  };
}

/** A plan as stored, as the current one or as a version. */
export function planItem(key: Key, { plan, step, makers }: KeptPlan): Item {
  return {
    ...key,
    ...plan,
    step,
    makers: [...makers],
    lines: packPlanLines(plan.lines),
    baseline: plan.baseline && packPlanLines(plan.baseline),
  };
}

/** Plans of one month, consistently, in the order of the dealers; null where there is none. */
export async function readPlans(
  db: Db,
  dealerIds: readonly string[],
  month: Month,
): Promise<(Plan | null)[]> {
  const items = await readMany(
    db,
    dealerIds.map((dealerId) => keys.plan(dealerId, month)),
  );
  return items.map((item) => (item ? planOfItem(item).plan : null));
}

/**
 * These plans as they were at an instant; null where there was none. Nothing is read unless a plan
 * was changed since; then its versions are, from the newest on.
 */
export const readPlansKnown = (
  db: Db,
  plans: readonly (Plan | null)[],
  at: Instant,
): Promise<(Plan | null)[]> =>
  inParallel(plans, async (plan) =>
    plan && (plan.changedAt ?? '') > at ? readVersionKnown(db, plan, at) : plan,
  );

async function readVersionKnown(
  db: Db,
  { dealerId, month }: Plan,
  at: Instant,
): Promise<Plan | null> {
  const { pk, sk } = keys.planVersion(dealerId, month, 0);
  const question = {
    KeyConditionExpression: 'pk = :dealer AND begins_with(sk, :versions)',
    ExpressionAttributeValues: { ':dealer': pk, ':versions': sk.slice(0, -6) },
    ScanIndexForward: false,
    Limit: 4,
  };
  for await (const item of readAll(db, question)) {
    const { plan } = planOfItem(item);
    if (plan.changedAt !== null && plan.changedAt <= at) return plan;
  }
  return null;
}

/** Everything that deciding about one dealer's month takes, as of one reading. */
export interface PlanDesk {
  /** The dealer's line in the customer list; null where there is no such dealer. */
  readonly dealer: CustomerLine | null;
  readonly head: Head | null;
  /** The plan as kept, or one of version 0 that nobody has written yet. */
  readonly kept: KeptPlan;
  readonly edits: PlanEdits;
}

/** Reads the desks of many dealers for one month consistently, in the order of the dealers. */
export async function readDesks(
  db: Db,
  dealerIds: readonly string[],
  month: Month,
): Promise<PlanDesk[]> {
  const items = await readMany(
    db,
    dealerIds.flatMap((dealerId) => [
      keys.customerListed('dealer', dealerId),
      keys.head(dealerId),
      keys.plan(dealerId, month),
      keys.planEdits(dealerId, month),
    ]),
  );
  return dealerIds.map((dealerId, i) => {
    const [dealer, head, plan, edits] = items.slice(4 * i, 4 * i + 4);
    return {
      dealer: dealer ? fromItem(CustomerLine, dealer) : null,
      head: head ? fromItem(Head, head) : null,
      kept: plan ? planOfItem(plan) : noPlan(dealerId, month),
      edits: editsOfItem(edits),
    };
  });
}

/** Reads the desk of one dealer. */
export async function readDesk(db: Db, dealerId: string, month: Month): Promise<PlanDesk> {
  const [desk] = await readDesks(db, [dealerId], month);
  if (!desk) throw new Error('a desk is answered for every dealer');
  return desk;
}

/** A version of a plan as it was; null where there is none. */
export async function readPlanVersion(
  db: Db,
  dealerId: string,
  month: Month,
  version: number,
): Promise<Plan | null> {
  const item = await readItem(db, keys.planVersion(dealerId, month, version));
  return item ? planOfItem(item).plan : null;
}

/**
 * Keeps the next version of a plan: as the current one, and for good. Fails where the plan is no
 * longer the version decided on.
 */
export function planItems(db: Db, before: KeptPlan, after: KeptPlan): TransactItem[] {
  const { dealerId, month, version } = after.plan;
  const first = before.plan.version === 0;
  const versionKey = keys.planVersion(dealerId, month, version);
  return [
    {
      Put: {
        TableName: db.table,
        Item: { ...planItem(keys.plan(dealerId, month), after) },
        ConditionExpression: first ? 'attribute_not_exists(pk)' : 'version = :before',
        ...(first ? {} : { ExpressionAttributeValues: { ':before': before.plan.version } }),
      },
    },
    {
      Put: { TableName: db.table, Item: { ...planItem(versionKey, after) } },
    },
  ];
}

/** Who edited which cell last, as stored. */
export const editsItem = (dealerId: string, month: Month, edits: PlanEdits): Item => ({
  ...keys.planEdits(dealerId, month),
  cells: packPlanEdits(edits),
});

/** The edits that an item keeps. */
export const editsOfItem = (item: Item | undefined): PlanEdits =>
  unpackPlanEdits(Edits.parse(item ?? {}).cells);

/** Keeps who edited which cell last; belongs to the same transaction as the plan. */
export const planEditsItem = (
  db: Db,
  { dealerId, month }: Plan,
  edits: PlanEdits,
): TransactItem => ({
  Put: {
    TableName: db.table,
    Item: { ...editsItem(dealerId, month, edits) },
  },
});
