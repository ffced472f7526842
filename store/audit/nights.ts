import * as z from 'zod';
import { Finding } from '../../domain/audit.ts';
import { Day } from '../../domain/values/day.ts';
import { anchorDays } from './anchor-parts.ts';
import { auditAll, beginning, Progress } from './audit-all.ts';
import type { Auditor } from './audit.ts';
import type { Locked } from './locked.ts';

/** The audit of a day as one run leaves it: what was found so far, and where the next goes on. */
const Step = z.strictObject({
  day: Day,
  /** Which audit of the day it is: the second is one that was asked for by hand. */
  number: z.int(),
  step: z.int(),
  /** When the run was due that took this step. */
  due: z.string(),
  /** Days of the anchors that it compares with. */
  days: z.array(Day),
  /** Null once all has been judged. */
  progress: Progress.nullable(),
  judged: z.int(),
  findings: z.array(Finding),
  restless: z.array(z.string()),
});
export type Step = z.infer<typeof Step>;

/** A run of the audit, which may have to stop before the audit's end. */
export interface AuditRun {
  readonly day: Day;
  readonly due: string;
  /** Whoever names a day has it judged again; a schedule that comes again finds it judged. */
  readonly isByHand: boolean;
  readonly hasTime: () => boolean;
}

const folder = 'audits/steps/';
const numbered = (number: number) => String(number).padStart(5, '0');
const keyOf = ({ day, number, step }: Pick<Step, 'day' | 'number' | 'step'>) =>
  `${folder}${day}/${numbered(number)}/${numbered(step)}.json`;

/**
 * Goes on with the audit that is under way, else begins that of the day, and comes as far as there
 * is time: so it comes to its end over any number of customers. Answers how it stands then; null
 * where another run has judged the day. A run that is tried again answers what it answered.
 */
export async function auditOnward(
  auditor: Auditor & { readonly locked: Locked },
  run: AuditRun,
): Promise<Step | null> {
  const { locked } = auditor;
  const newest = await newestStep(locked, run.isByHand ? run.day : '');
  const isUnderWay = newest !== null && newest.progress !== null;
  if (newest && !isUnderWay && !run.isByHand && newest.day >= run.day) {
    return newest.due === run.due ? newest : null;
  }
  const from = isUnderWay ? newest : await begun(locked, run, newest);
  const after = await stepFrom(auditor, { ...from, step: from.step + 1, due: run.due }, run);
  if (await locked.keep(keyOf(after), Buffer.from(JSON.stringify(after)))) return after;
  // Another run was first with this step: it counts, and who comes next goes on after it.
  return readStep(locked, keyOf(after));
}

async function begun(locked: Locked, { day, due }: AuditRun, newest: Step | null): Promise<Step> {
  const number = newest?.day === day ? newest.number + 1 : 1;
  const days = await daysToCompare(locked);
  const none = { judged: 0, findings: [], restless: [] };
  return { day, number, step: 0, due, days, progress: beginning, ...none };
}

async function stepFrom(auditor: Auditor, from: Step, { hasTime }: AuditRun): Promise<Step> {
  let [progress, judged] = [from.progress, from.judged];
  const [findings, restless] = [[...from.findings], [...from.restless]];
  for await (const stage of auditAll(auditor, from.days, from.progress ?? beginning)) {
    if (stage.of === 'table') judged += stage.judged;
    findings.push(...stage.findings);
    restless.push(...stage.restless);
    progress = stage.progress;
    if (!hasTime()) break;
  }
  return { ...from, progress, judged, findings, restless };
}

/** The newest step of the newest audit: of a day, or with '' of all. */
async function newestStep(locked: Locked, day: string): Promise<Step | null> {
  let newest: string | undefined;
  for await (const key of locked.list(`${folder}${day}`)) newest = key;
  return newest === undefined ? null : readStep(locked, newest);
}

const readStep = async (locked: Locked, key: string): Promise<Step> =>
  Step.parse(JSON.parse(Buffer.from(await locked.read(key)).toString()));

/** What came of an audit that is at its end. */
export type AuditOutcome = 'whole' | 'found' | 'unjudged';

/** Things found come first; then, whether all was judged and compared with the day's anchor. */
export function outcomeOf({ findings, restless, ...step }: Step): AuditOutcome {
  if (findings.length > 0) return 'found';
  return restless.length > 0 || isUnanchored(step) ? 'unjudged' : 'whole';
}

/** True where the night had no anchor when its audit began. */
export const isUnanchored = ({ day, days }: Pick<Step, 'day' | 'days'>): boolean =>
  !days.includes(day);

/** Keeps what an audit came to. */
export async function keepReport(locked: Locked, step: Step): Promise<void> {
  const { day, number, days, judged, findings, restless } = step;
  const report = { day, days, judged, isUnanchored: isUnanchored(step), restless, findings };
  const key = `audits/${outcomeOf(step)}/${day}/${numbered(number)}.json`;
  await locked.keep(key, Buffer.from(JSON.stringify(report)));
}

const Report = z.object({ days: z.array(Day) });

/** Days of the anchors from the newest that the last clean audit compared with, or all. */
async function daysToCompare(locked: Locked): Promise<Day[]> {
  const all = await anchorDays(locked);
  let newest: string | undefined;
  for await (const key of locked.list('audits/whole/')) newest = key;
  if (newest === undefined) return all;
  const { days } = Report.parse(JSON.parse(Buffer.from(await locked.read(newest)).toString()));
  const last = days.at(-1) ?? '';
  return all.filter((each) => each >= last);
}
