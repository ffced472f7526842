import type { restatedPlanColumns, restatementColumns } from '../../api/routes/reports.ts';
import type { Head } from '../../domain/account.ts';
import { recordedAfter } from '../../domain/as-known.ts';
import type { Entry } from '../../domain/entry.ts';
import { worksIn } from '../../domain/member.ts';
import { planAmount } from '../../domain/plan-lines.ts';
import type { Plan } from '../../domain/plan.ts';
import { effectOf, figuresOf, haveOtherTargets } from '../../domain/restatement.ts';
import type { Month } from '../../domain/values/month.ts';
import type { Cell } from '../../domain/values/table.ts';
import type { CustomerLine } from '../../store/customers.ts';
import { readEntries } from '../../store/entries.ts';
import { readHeads } from '../../store/heads.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { readPlans, readPlansKnown } from '../../store/plans.ts';
import { knownAccountOf } from '../as-known.ts';
import { db } from '../database.ts';
import type { Scope } from './dealers.ts';

/** The report that is compared: of which month, whose, and as of when. */
export interface RestatedAsked {
  readonly scope: Scope;
  readonly month: Month;
  /** The month (1 to 12) in which fiscal years start. */
  readonly startMonth: number;
}

type EntryRow = Record<Exclude<(typeof restatementColumns)[number], 'recordedBy'>, Cell> & {
  readonly recordedBy: string;
  /** Of the account, by the entry; rows of a dealer stand in order of it. */
  readonly version: number;
};
type PlanRow = Record<Exclude<(typeof restatedPlanColumns)[number], 'changedBy'>, Cell> & {
  readonly changedBy: string | null;
};

/** What was recorded of one dealer since; people are named by id. */
export interface RestatedDealer {
  readonly line: CustomerLine;
  readonly rows: readonly EntryRow[];
  /** Its plan, where the targets are others now. */
  readonly plan: readonly PlanRow[];
}

/** What was recorded of these dealers after the instant asked about, by dealer and recording. */
export async function readRestated(
  lines: readonly CustomerLine[],
  { scope, month, startMonth }: RestatedAsked,
): Promise<RestatedDealer[]> {
  const { at } = scope.knowledge;
  if (at === null) return [];
  const ids = lines.map((line) => line.customerId);
  const [heads, plans] = await Promise.all([readHeads(db, ids), readPlans(db, ids, month)]);
  const known = await readPlansKnown(db, plans, at);
  const dealers = await inParallel([...lines.entries()], async ([i, line]) => {
    const head = heads.get(line.customerId);
    if (!head || !worksIn(scope.member, head.territory)) return [];
    const { later, territory } = await readSince(head, at);
    const inside = [head.territory, territory].includes(scope.territory ?? head.territory);
    if (!inside) return [];
    const about = { ...dealerOf(line), territory: head.territory, knownTerritory: territory };
    const rows = later.flatMap((entry) => {
      const effect = effectOf(entry, month, startMonth);
      return effect === null ? [] : [{ ...about, ...rowOf(entry), effect }];
    });
    const plan = planRows(line, known[i] ?? null, plans[i] ?? null);
    return rows.length + plan.length === 0 ? [] : [{ line, rows, plan }];
  });
  return dealers.flat();
}

/** Entries recorded since in order of recording, and the territory as known; null before all. */
async function readSince(
  head: Head,
  at: string,
): Promise<{ later: Entry[]; territory: string | null }> {
  const known = await knownAccountOf(head, { at });
  const later = known?.later ?? recordedAfter(await readEntries(db, head.dealerId), at);
  return {
    later: later.toSorted((a, b) => a.version - b.version),
    territory: known?.head.territory ?? null,
  };
}

const dealerOf = ({ customerId, code, name }: CustomerLine) => ({
  dealerId: customerId,
  dealerCode: code,
  dealerName: name,
});

const rowOf = (entry: Entry) => ({
  version: entry.version,
  entryId: entry.entryId,
  kind: entry.kind,
  day: entry.day,
  document: entry.document ?? null,
  reverses: entry.reverses ?? null,
  recordedAt: entry.at,
  recordedBy: entry.by,
  ...figuresOf(entry),
});

function planRows(line: CustomerLine, known: Plan | null, now: Plan | null): PlanRow[] {
  if (!now || !haveOtherTargets(known, now)) return [];
  return [
    {
      ...dealerOf(line),
      knownVersion: known?.version ?? null,
      knownAmount: known ? planAmount(known.lines) : null,
      version: now.version,
      planAmount: planAmount(now.lines),
      changedAt: now.changedAt,
      changedBy: now.changedBy,
    },
  ];
}
