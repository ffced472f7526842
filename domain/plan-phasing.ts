import type { Phasing, SellingCalendar } from './company.ts';
import { phasesOf, sellingDaysOf, type Phase } from './calendar.ts';
import { PhaseWeights, type PlanLine } from './plan.ts';
import { split, sum } from './values/money.ts';
import type { Day } from './values/day.ts';
import type { Month } from './values/month.ts';

/** How the company divides its months. */
export interface Schedule {
  readonly phasing: Phasing;
  readonly calendar: SellingCalendar;
}

/** What a line plans for one phase of the month, in base units. */
export interface PhaseTarget extends Phase {
  readonly quantity: number;
}

/** Weights as people write them in a cell: `30/40/30`. */
export const phasingText = (weights: readonly number[] | null): string | null =>
  weights === null ? null : weights.join('/');

/**
 * Reads weights from a cell for a month of `count` phases; null where the text is not that many
 * whole numbers, or plans nothing in any phase.
 */
export function phasingOfText(text: string, count: number): number[] | null {
  const parts = text.split(/[/／]/).map((part) => part.trim());
  if (parts.length !== count || !parts.every((part) => /^\d{1,7}$/.test(part))) return null;
  const weights = PhaseWeights.safeParse(parts.map(Number));
  return weights.success && weights.data.some((w) => w > 0) ? weights.data : null;
}

/**
 * The target of a line by phase; the phases add up to the line exactly. Without weights of its own
 * (or with weights for another number of phases than the month has now) selling days decide.
 */
export function phaseTargets(
  line: Pick<PlanLine, 'quantity' | 'phasing'>,
  month: Month,
  { phasing, calendar }: Schedule,
): PhaseTarget[] {
  const phases = phasesOf(month, phasing, calendar);
  const own = line.phasing?.length === phases.length ? line.phasing : null;
  const quantities = split(line.quantity, own ?? phases.map((phase) => phase.sellingDays));
  return phases.map((phase, i) => ({ ...phase, quantity: quantities[i] ?? 0 }));
}

/**
 * What a line plans from the first of the month to `today`, today included: whole phases, and of
 * the phase that runs its part by selling days, rounded down.
 */
export function plannedToDate(
  line: Pick<PlanLine, 'quantity' | 'phasing'>,
  month: Month,
  today: Day,
  schedule: Schedule,
): number {
  const selling = sellingDaysOf(month, schedule.calendar);
  const parts = phaseTargets(line, month, schedule).map((phase) => {
    if (today >= phase.to) return phase.quantity;
    if (today < phase.from || phase.sellingDays === 0) return 0;
    const gone = selling.filter((day) => day >= phase.from && day <= today).length;
    return Math.floor((phase.quantity * gone) / phase.sellingDays);
  });
  return sum(parts);
}
