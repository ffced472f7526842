import { routes } from '../../api/routes.ts';
import type { CompanySettings } from '../../domain/company.ts';
import type { Connection } from '../connect.ts';

/** Public holidays of mainland China that fall in the demo's months, and the days made up for. */
const holidays = [
  '2025-10-01',
  '2025-10-02',
  '2025-10-03',
  '2025-10-04',
  '2025-10-06',
  '2025-10-07',
  '2025-10-08',
  '2026-01-01',
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-02-20',
  '2026-02-21',
  '2026-04-06',
  '2026-05-01',
  '2026-05-02',
  '2026-06-19',
  '2026-09-25',
  '2026-10-01',
  '2026-10-02',
  '2026-10-03',
  '2026-10-05',
  '2026-10-06',
  '2026-10-07',
  '2027-01-01',
];

/** The demo company's own settings. */
export const demoCompany: Partial<CompanySettings> = {
  name: '清泉饮品 Qingquan Beverages',
  colours: { primary: '#0b7285', accent: '#f08c00' },
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  calendar: { weekdays: [1, 2, 3, 4, 5, 6], holidays, extraDays: [] },
  phasing: 'ten-day',
  policies: {
    ...{ basis: 'invoice', paymentDays: 30, daysAhead: 0, daysBack: null },
    dealerStatements: true,
  },
  territories: [
    { territoryId: 'HD', name: '华东 East' },
    { territoryId: 'HN', name: '华南 South' },
    { territoryId: 'XN', name: '西南 Southwest' },
  ],
  approvals: [
    { kind: 'plan', upTo: null, territory: null, roles: ['manager', 'director'] },
    { kind: 'credit-limit', upTo: 50_000_000, territory: null, roles: ['manager', 'director'] },
    { kind: 'credit-limit', upTo: null, territory: null, roles: ['director'] },
  ],
};

/** Writes settings on a company that nobody has set up yet; true when it did. */
export async function setUpCompany(
  admin: Connection,
  settings: Partial<CompanySettings>,
): Promise<boolean> {
  const company = await admin.ask(routes.company.getCompany);
  if (company.version > 0) return false;
  await admin.ask(routes.company.changeCompany, { body: { ...settings, version: 0 } });
  return true;
}

/** The spreadsheet that the local stack's Google has from the beginning. */
const workbook = 'workbook-of-this-machine';

/**
 * Names the company's workbook, unless somebody has said something of it. Not before the ledger is
 * loaded: a month is written once, and a half of it would stay one.
 */
export async function nameWorkbook(admin: Connection): Promise<void> {
  const company = await admin.ask(routes.company.getCompany);
  if (company.workbook !== undefined) return;
  const body = { version: company.version, workbook };
  await admin.ask(routes.company.changeCompany, { body });
}
