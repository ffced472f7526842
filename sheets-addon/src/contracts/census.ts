import { routes } from '../../../api/routes.ts';
import type { Census } from '../../../domain/archive/census.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { progress } from '../action.ts';
import { ask, call } from '../call.ts';
import { minuteOf } from '../ledger/days.ts';
import { writeSummary } from '../ledger/summary-tab.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { isTimeUp } from '../time.ts';
import { censusColumns, censusRows } from './census-rows.ts';
import { everyPage } from './every-page.ts';
import { fetchNames } from './names.ts';
import { sizeText } from './size-text.ts';

const { countArchive, getCensus } = routes['archive-census'];

/** *Contracts → Census of the archive*: what the newest one found. */
export function pullCensus(): string {
  const w = words().contracts.census;
  progress(words().action.fetching);
  const pages = everyPage([{}], (query) => ask(getCensus, { query }));
  const census = pages[0]?.census ?? null;
  if (census === null) throw new Stop(w.never);
  const { company, dealers } = fetchNames();
  const rows = censusRows(pages, dealers, words());
  writeSummary({
    ...{ kind: 'contracts', scope: 'census', name: w.name },
    title: `${company.name} · ${w.title(String(census.number), minuteOf(census.startedAt))}`,
    columns: censusColumns,
    rows,
    digits: minorDigits(company.currency),
  });
  return `${counted(census)} ${w.found(rows.length)}`;
}

/**
 * *Contracts → Count the archive*: every file is read, step by step; where the time of one action
 * is over, the service goes on at the next.
 */
export function countTheArchive(): string {
  const w = words().contracts.census;
  let census = call(countArchive);
  while (census.endedAt === null) {
    progress(counted(census));
    if (isTimeUp()) throw new Stop(`${counted(census)} ${w.goOn}`);
    census = call(countArchive);
  }
  return pullCensus();
}

function counted({ counts, endedAt }: Census): string {
  const w = words().contracts.census;
  return `${endedAt === null ? w.underWay : ''}${w.counted(counts.files, sizeText(counts.bytes))}`;
}
