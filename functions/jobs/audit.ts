import { Logger } from '@aws-lambda-powertools/logger';
import type { Finding } from '../../domain/audit.ts';
import type { Day } from '../../domain/values/day.ts';
import { anchorDays } from '../../store/audit/anchor-parts.ts';
import { auditAll } from '../../store/audit/audit-all.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { job } from '../job.ts';
import { locked, untilLate } from '../locked.ts';
import { sha256 } from '../../store/sha256.ts';

const logger = new Logger({ serviceName: 'dealerbook' });

/** Findings that are logged one by one; the report has all of them. */
const logged = 100;

/**
 * Judges everything stored, and compares it with every anchor since the last audit that found
 * nothing: no night that was missed hides anything. Its report is kept under lock; where it found
 * something it fails, so that the alarm rings.
 */
export const handler = job('audit', async ({ day }) => {
  const days = await daysToCompare();
  const findings: Finding[] = [];
  const hasTime = untilLate();
  let judged = 0;
  for await (const stage of auditAll({ db, locked, hash: sha256, now: instant }, days)) {
    if (!hasTime()) throw new Error('The table is too large for one run: npm run audit instead.');
    if (stage.of === 'table') judged += stage.judged;
    findings.push(...stage.findings);
  }
  for (const found of findings.slice(0, logged)) logger.error('audit found', { ...found });
  const outcome = findings.length === 0 ? 'whole' : 'found';
  const report = JSON.stringify({ day, days, judged, findings });
  await locked.keep(`audits/${outcome}/${day}/${instant()}.json`, Buffer.from(report));
  if (outcome === 'found') throw new Error(`The audit found ${String(findings.length)} things.`);
  return { outcome, judged, anchors: days.length };
});

/** Days of the anchors from the newest that the last clean audit compared with, or all. */
async function daysToCompare(): Promise<Day[]> {
  const all = await anchorDays(locked);
  let newest: string | undefined;
  for await (const key of locked.list('audits/whole/')) newest = key;
  if (newest === undefined) return all;
  const text = Buffer.from(await locked.read(newest)).toString();
  const { days } = JSON.parse(text) as { readonly days: readonly Day[] };
  const last = days.at(-1) ?? '';
  return all.filter((each) => each >= last);
}
