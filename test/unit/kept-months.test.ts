import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { haveSameFigures, SummaryEvidence } from '../../domain/summaries/restated.ts';
import { FrozenMonth } from '../../domain/workbook/frozen.ts';
import { tabOf } from '../../functions/workbook/layout.ts';

/**
 * What was kept of months before: beside a letter, and for the workbook. Nothing in these lines is
 * ever changed, and newer code must read them: a figure that they lack is added as one that may be
 * absent, and a line of then is put beside these.
 */
const lines = readFileSync(new URL('../support/upgrade/kept-months.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => z.object({ kind: z.string(), kept: z.unknown() }).parse(JSON.parse(line)));
const keptOf = (wanted: string) => lines.filter(({ kind }) => kind === wanted);

test('what was kept beside a letter is read years later, and its figures are those of the letter', () => {
  expect(keptOf('letter').length).toBeGreaterThan(0);
  for (const { kept } of keptOf('letter')) {
    const { summary, versions } = SummaryEvidence.parse(kept);
    expect([summary.figures.net, Object.keys(versions).length]).toEqual([23_000, 4]);
    expect(haveSameFigures(summary, summary)).toBe(true);
  }
});

test('a month that was kept for the workbook is laid out years later', () => {
  expect(keptOf('workbook').length).toBeGreaterThan(0);
  for (const { kept } of keptOf('workbook')) {
    const frozen = FrozenMonth.parse(kept);
    const { month, rows } = tabOf(frozen);
    expect([month, rows.some(({ cells }) => cells.includes(207.68))]).toEqual(['2026-02', true]);
  }
});
