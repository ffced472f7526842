import { CompanyShown, type Company, type CompanySettings } from './company.ts';
import type { By } from './member-changes.ts';
import { addDays, type Day } from './values/day.ts';

/** What an admin says of the company again; what is absent stays. */
export type CompanyChange = {
  readonly [Setting in keyof CompanySettings]?: CompanySettings[Setting] | undefined;
};

/**
 * The company with changed settings, checked as a whole. `today` is the day by the time zone it
 * had; when entries may no longer be dated as far ahead, how far they were is kept.
 */
export function changedCompany(
  company: CompanyShown,
  change: CompanyChange,
  by: By,
  today: Day,
): CompanyShown {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return CompanyShown.parse({
    ...company,
    ...Object.fromEntries(given),
    datedThrough: datedThrough(company, change, today),
    version: company.version + 1,
    changedAt: by.at,
    changedBy: by.memberId,
  });
}

function datedThrough(company: Company, change: CompanyChange, today: Day): Day | null {
  const { policies = company.policies, timeZone = company.timeZone } = change;
  const narrower = policies.daysAhead < company.policies.daysAhead || timeZone !== company.timeZone;
  if (!narrower) return company.datedThrough;
  return lastDated(company, today);
}

/** The last day that an entry recorded so far can carry. */
export function lastDated(company: Company, today: Day): Day {
  const reached = addDays(today, company.policies.daysAhead);
  return company.datedThrough !== null && company.datedThrough > reached
    ? company.datedThrough
    : reached;
}

/** Territories that the company had and would have no more. */
export function territoriesLost(before: Company, after: Company): string[] {
  const kept = new Set(after.territories.map((t) => t.territoryId));
  return before.territories.map((t) => t.territoryId).filter((id) => !kept.has(id));
}
