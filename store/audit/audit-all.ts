import type { Finding } from '../../domain/audit.ts';
import type { Day } from '../../domain/values/day.ts';
import { anchorDays } from './anchors.ts';
import {
  auditAnchor,
  auditTable,
  firstDiffering,
  isOfAccount,
  type Auditor,
  type Stage,
} from './audit.ts';

/** A stage of the whole audit, and what it went over. */
export type WholeStage = Omit<Stage, 'next'> & { readonly of: 'table' | 'anchor' };

/**
 * The whole audit: everything stored by itself, then against the anchors of these days. Of an
 * account that differs from any of them, the first version that does is named once, looked for in
 * all anchors that there are.
 */
export async function* auditAll(
  auditor: Auditor,
  days: readonly Day[],
): AsyncGenerator<WholeStage, void> {
  for await (const stage of auditTable(auditor)) yield { ...stage, of: 'table' };
  const differing: Finding[] = [];
  for (const day of days) {
    for await (const stage of auditAnchor(auditor, day)) {
      differing.push(...stage.findings.filter(isOfAccount));
      const findings = stage.findings.filter((found) => !isOfAccount(found));
      yield { ...stage, findings, of: 'anchor' };
    }
  }
  if (differing.length === 0 || !auditor.locked) return;
  const accounts = new Set(differing.flatMap(({ customerId }) => customerId ?? []));
  const first = await firstDiffering(auditor, await anchorDays(auditor.locked), accounts);
  yield { findings: [...first.values()], judged: 0, restless: [], of: 'anchor' };
}
