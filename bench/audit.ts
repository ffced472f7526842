import { addMonths } from '../domain/values/month.ts';
import { anchorDays } from '../store/audit/anchor-parts.ts';
import { unhurried, writeAnchor } from '../store/audit/anchors.ts';
import { auditAll } from '../store/audit/audit-all.ts';
import { sha256 } from '../store/sha256.ts';
import { MemoryLocked } from '../test/support/audit/in-memory.ts';
import { loadDealers } from '../test/support/many-dealers.ts';
import { startService } from '../test/support/service.ts';
import { answer, type Line, type Section } from './section.ts';

/** Dealers that are measured, and for how many the figures are drawn out. */
const [dealers, asMany] = [400, 100_000];
const [products, months] = [10, 12];
/** Seconds that a run of a job has before the next must go on. */
const secondsOfRun = 12 * 60;

const service = await startService();
const { db } = await import('../functions/database.ts');

await answer(measureAll, () => service.dynamo.stop());

async function measureAll(): Promise<Section> {
  const all = Array.from({ length: months }, (_, i) => addMonths('2026-10', i + 1 - months));
  await loadDealers(db, { dealers, products, months: all, territory: 'ALL', planned: false });
  return {
    title: 'The night’s jobs',
    note:
      `on one machine, ${String(dealers)} dealers with a sale of ${String(products)} products ` +
      `and a payment in each of ${String(months)} months; drawn out for ` +
      `${asMany.toLocaleString('en')} such dealers, in runs of twelve minutes`,
    lines: await measure(),
  };
}

/** The anchor of a night, then the audit that compares everything with it. */
async function measure(): Promise<Line[]> {
  const locked = new MemoryLocked();
  const auditor = { db, locked, hash: sha256, now: () => new Date().toISOString() };
  const anchor = await secondsOf(async () => {
    const { isWhole } = await writeAnchor(db, locked, '2026-11-23', sha256, unhurried);
    if (!isWhole) throw new Error('The anchor is not whole.');
  });
  const days = await anchorDays(locked);
  const audit = await secondsOf(async () => {
    for await (const { findings, restless } of auditAll(auditor, days)) {
      if (findings.length + restless.length > 0) throw new Error(JSON.stringify(findings));
    }
  });
  return [lineOf('anchor', anchor), lineOf('audit', audit)];
}

function lineOf(job: string, seconds: number): Line {
  const secondsForAll = (seconds / dealers) * asMany;
  return {
    job,
    'dealers a second': Math.round(dealers / seconds),
    'minutes for all': Math.ceil(secondsForAll / 60),
    'runs for all': Math.ceil(secondsForAll / secondsOfRun),
  };
}

async function secondsOf(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}
