import type { Finding } from '../../domain/audit.ts';
import type { KeptPlan } from '../../domain/plan-acts.ts';
import { keys } from '../keys.ts';
import { editsItem, editsOfItem, planItem, planOfItem } from '../plans.ts';
import type { Item } from '../read-many.ts';
import { differing, finding, readable } from './finding.ts';
import type { Partition } from './partition.ts';

/** Every version of the plans of a customer, by month, and what is wrong with them. */
export interface JudgedPlans {
  readonly findings: readonly Finding[];
  readonly versions: ReadonlyMap<string, readonly KeptPlan[]>;
}

const monthIn = (item: Item): string => String(item['sk']).slice(2, 9);

/**
 * The current plan of a month must be its newest version, the versions without gap, and the edits
 * be kept beside it: all three are written together.
 */
export function judgePlans({ customerId, plans, planEdits, planVersions }: Partition): JudgedPlans {
  const findings: Finding[] = [];
  const versions = new Map<string, KeptPlan[]>();
  const current = new Map(plans.map((item) => [monthIn(item), item]));
  const edits = new Map(planEdits.map((item) => [monthIn(item), item]));
  const kept = Map.groupBy(planVersions, monthIn);
  for (const month of new Set([...current.keys(), ...edits.keys(), ...kept.keys()])) {
    const judged = judgeVersions(customerId, month, kept.get(month) ?? []);
    versions.set(month, judged.read);
    findings.push(
      ...judged.findings,
      ...judgeCurrent(customerId, month, current.get(month), judged.read.at(-1)),
      ...judgeEdits(customerId, month, edits.get(month)),
    );
  }
  return { findings, versions };
}

function judgeVersions(customerId: string, month: string, items: readonly Item[]) {
  const read: KeptPlan[] = [];
  const findings: Finding[] = [];
  for (const item of items) {
    const version = Number(String(item['sk']).slice(10));
    const missing = read.length + findings.length + 1;
    if (missing < version) {
      const place = keys.planVersion(customerId, month, missing);
      findings.push(finding('missing', place, { version: missing }));
    }
    const write = (plan: KeptPlan) =>
      planItem(keys.planVersion(customerId, plan.plan.month, plan.plan.version), plan);
    const plan = readable(item, planOfItem, write, version);
    if (plan.read) read.push(plan.read);
    else findings.push(plan.wrong);
  }
  return { read, findings };
}

function judgeCurrent(
  customerId: string,
  month: string,
  item: Item | undefined,
  newest: KeptPlan | undefined,
): Finding[] {
  const place = keys.plan(customerId, month);
  if (!item) return [finding('missing', place, { version: newest?.plan.version ?? null })];
  const { version } = item;
  const at = { version: typeof version === 'number' ? version : null };
  if (!newest) return [finding('extra', item, at)];
  if (typeof version === 'number' && version > newest.plan.version) {
    const lost = keys.planVersion(customerId, month, version);
    return [finding('missing', lost, at)];
  }
  const about = differing(item, planItem(place, newest));
  return about === '' ? [] : [finding('differs', item, { ...at, about })];
}

function judgeEdits(customerId: string, month: string, item: Item | undefined): Finding[] {
  if (!item) return [finding('missing', keys.planEdits(customerId, month))];
  const { wrong } = readable(item, editsOfItem, (edits) => editsItem(customerId, month, edits));
  return wrong ? [wrong] : [];
}
