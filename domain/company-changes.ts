import { Company, type CompanySettings } from './company.ts';
import type { By } from './member-changes.ts';

/** What an admin says of the company again; what is absent stays. */
export type CompanyChange = {
  readonly [Setting in keyof CompanySettings]?: CompanySettings[Setting] | undefined;
};

/** The company with changed settings, checked as a whole. */
export function changedCompany(company: Company, change: CompanyChange, by: By): Company {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return Company.parse({
    ...company,
    ...Object.fromEntries(given),
    version: company.version + 1,
    changedAt: by.at,
    changedBy: by.memberId,
  });
}

/** Territories that the company had and would have no more. */
export function territoriesLost(before: Company, after: Company): string[] {
  const kept = new Set(after.territories.map((t) => t.territoryId));
  return before.territories.map((t) => t.territoryId).filter((id) => !kept.has(id));
}
