import { Logger } from '@aws-lambda-powertools/logger';
import { auditOnward, isUnanchored, keepReport, outcomeOf } from '../../store/audit/nights.ts';
import type { Step } from '../../store/audit/nights.ts';
import { sha256 } from '../../store/sha256.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { job } from '../job.ts';
import { locked } from '../locked.ts';
import { untilLate } from '../until-late.ts';

const logger = new Logger({ serviceName: 'dealerbook' });

/** Findings that are logged one by one; the report has all of them. */
const logged = 100;

/**
 * Judges everything stored, and compares it with every anchor since the last audit that found
 * nothing: no night that was missed hides anything. Where time runs out it says how far it came,
 * and the run that the schedule makes next goes on there. At the end its report is kept under lock;
 * where it found something, or could not judge all, it fails, so that the alarm rings.
 */
export const handler = job('audit', async (due) => {
  const auditor = { db, locked, hash: sha256, now: instant };
  const step = await auditOnward(auditor, { ...due, hasTime: untilLate() });
  if (step === null) return { outcome: 'there' };
  const told = { day: step.day, judged: step.judged, anchors: step.days.length };
  if (step.progress !== null) return { outcome: 'goes on', ...told };
  tell(step);
  await keepReport(locked, step);
  const outcome = outcomeOf(step);
  if (outcome !== 'whole') throw new Error(sentenceOf(step));
  return { outcome, ...told };
});

function tell(step: Step): void {
  const { day, findings, restless } = step;
  for (const found of findings.slice(0, logged)) logger.error('audit found', { ...found });
  for (const pk of restless.slice(0, logged)) logger.error('audit could not judge', { pk });
  if (isUnanchored(step)) logger.error('audit had no anchor', { day });
}

function sentenceOf(step: Step): string {
  const { day, findings, restless } = step;
  const said = [
    ...(findings.length > 0 ? [`found ${String(findings.length)} things`] : []),
    ...(restless.length > 0 ? [`could not judge ${String(restless.length)} customers`] : []),
    ...(isUnanchored(step) ? [`had no anchor of ${day}`] : []),
  ];
  return `The audit ${said.join(', ')}.`;
}
