import * as z from 'zod';
import { ApprovalRule, Deputy } from './approval.ts';
import { TerritoryId } from './values/code.ts';
import { Day, Instant } from './values/day.ts';
import { Rate } from './values/rate.ts';
import { text } from './values/text.ts';

/** How a month is divided for its schedule plan: ten-day periods (旬) or calendar weeks. */
export const Phasing = z.enum(['ten-day', 'weeks']);
export type Phasing = z.infer<typeof Phasing>;

/** What counts as "actual" against plan: invoiced sales net of returns, or cash received (回款). */
export const Basis = z.enum(['invoice', 'cash']);
export type Basis = z.infer<typeof Basis>;

const Colour = z.string().regex(/^#[0-9a-f]{6}$/);

/**
 * Days on which the company sells: weekdays (Monday 1 … Sunday 7), less holidays, plus make-up
 * days.
 */
export const SellingCalendar = z
  .strictObject({
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    holidays: z.array(Day).max(400),
    extraDays: z.array(Day).max(400),
  })
  .meta({ id: 'SellingCalendar' });
export type SellingCalendar = z.infer<typeof SellingCalendar>;

/** An address of the web. By a pattern, because scripts in a sheet have no URL to try it with. */
const WebAddress = z
  .string()
  .max(300)
  .regex(/^https?:\/\/[^\s"'<>\\^`{|}]+$/);

/** A spreadsheet's id, as it stands in its address. Google says no more of it than its letters. */
export const SpreadsheetId = z.string().regex(/^[\w-]{20,120}$/, { error: 'spreadsheet-id' });

/** An area that customers lie in and members work in. */
export const Territory = z.strictObject({ territoryId: TerritoryId, name: text(60) });
export type Territory = z.infer<typeof Territory>;

/** True where no name stands twice. A function, because the schemas below use it at once. */
function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

/** Rules of the house that differ between companies. */
export const Policies = z
  .strictObject({
    basis: Basis,
    /** Payment days of a customer that has none of its own. */
    paymentDays: z.int().min(0).max(365),
    /** How many days ahead of today an entry may be dated. */
    daysAhead: z.int().min(0).max(31),
    /** How many days back an entry may be dated without being an opening; null is no limit. */
    daysBack: z.int().min(0).max(3660).nullable(),
    /**
     * Last day of sales to dealers who have no contract in force yet. Null or absent is no such
     * day: they may trade, and are listed.
     */
    withoutContractThrough: Day.nullable().optional(),
    /** Whether each dealer gets its statement by mail on the first of the month; absent is no. */
    dealerStatements: z.boolean().optional(),
  })
  .meta({ id: 'Policies' });

/** Everything about the company that a person may change. */
export const CompanySettings = z
  .strictObject({
    name: text(120),
    /** A picture as data URL (PNG or JPEG, at most 60 KB), or null. */
    logo: z
      .string()
      .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/)
      .max(80_000)
      .nullable(),
    colours: z.strictObject({ primary: Colour, accent: Colour }),
    /** ISO 4217; fixes how many digits a minor unit has. It can't change once there are entries. */
    currency: z.string().regex(/^[A-Z]{3}$/),
    /** IANA time zone in which days and months begin. */
    timeZone: z.string().min(1).max(60),
    /** Month in which the fiscal year starts, 1 to 12. */
    fiscalYearStart: z.int().min(1).max(12),
    calendar: SellingCalendar,
    phasing: Phasing,
    pricesIncludeTax: z.boolean(),
    taxRate: Rate.min(0).max(1_000_000),
    territories: z
      .array(Territory)
      .min(1)
      .max(60)
      .refine((all) => areDistinct(all.map((t) => t.territoryId)), { error: 'named-twice' }),
    /** Dealer classes from best to least, for example A, B, C. */
    classes: z.array(text(20)).min(1).max(20).refine(areDistinct, { error: 'named-twice' }),
    /** Where people open the sheet; letters have a link to it. Null or absent is no link. */
    sheetUrl: WebAddress.nullable().optional(),
    /**
     * The Google spreadsheet that gets a tab for each month's summary. Null or absent is none.
     * Whoever may open it sees the figures of every dealer.
     */
    workbook: SpreadsheetId.nullable().optional(),
    policies: Policies,
    approvals: z.array(ApprovalRule).max(100),
    deputies: z.array(Deputy).max(100),
  })
  .meta({ id: 'CompanySettings' });
export type CompanySettings = z.infer<typeof CompanySettings>;

/** The company as shown: settings and the version that the next change must name. */
export const CompanyShown = CompanySettings.extend({
  version: z.int().min(0),
  /**
   * Last day that an entry may carry under an earlier, wider policy or time zone; null where there
   * was none. Whoever asks for a day before it looks for entries dated later.
   */
  datedThrough: Day.nullable().default(null),
  changedAt: Instant.nullable(),
  changedBy: z.string().nullable(),
}).meta({ id: 'Company' });
export type CompanyShown = z.infer<typeof CompanyShown>;

/** The company where it decides and is not shown: without the logo, which is as large as 80 KB. */
export const Company = CompanyShown.omit({ logo: true });
export type Company = z.infer<typeof Company>;

/** What a stage starts with until an admin has said otherwise. */
export const newCompany: CompanyShown = {
  name: 'New company',
  logo: null,
  colours: { primary: '#0b5394', accent: '#e69138' },
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  fiscalYearStart: 1,
  calendar: { weekdays: [1, 2, 3, 4, 5, 6], holidays: [], extraDays: [] },
  phasing: 'ten-day',
  pricesIncludeTax: true,
  taxRate: 130_000,
  territories: [{ territoryId: 'ALL', name: 'All' }],
  classes: ['A', 'B', 'C'],
  policies: { basis: 'invoice', paymentDays: 30, daysAhead: 0, daysBack: null },
  approvals: [],
  deputies: [],
  datedThrough: null,
  version: 0,
  changedAt: null,
  changedBy: null,
};
