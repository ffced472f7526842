import * as z from 'zod';
import { FileCategories, standardFileCategories } from '../archive/category.ts';
import { MemberId } from '../values/code.ts';
import { Instant } from '../values/day.ts';
import type { By } from '../member-changes.ts';
import { ContractCategory } from './number.ts';
import { Party } from './parties.ts';
import { Particulars } from './drafting.ts';

/** What the company says of all its contracts. */
export const ContractSettings = z
  .strictObject({
    /** Each has its own run of numbers in a year; its id begins them. */
    categories: z
      .array(ContractCategory)
      .min(1)
      .max(30)
      .refine((all) => new Set(all.map((c) => c.categoryId)).size === all.length, {
        error: 'named-twice',
      }),
    /** Categories of files, each with how long its files are kept. */
    fileCategories: FileCategories.default(standardFileCategories),
    /** Days before its end on which a contract is reminded of. */
    reminderDays: z.array(z.int().min(0).max(365)).max(10),
    /** The company as a party (甲方); null until someone has said it. */
    party: Party.nullable(),
    version: z.int().min(0),
    changedAt: Instant.nullable(),
    changedBy: MemberId.nullable(),
  })
  .meta({ id: 'ContractSettings' });
export type ContractSettings = z.infer<typeof ContractSettings>;

/** A change of the settings; the company's bank data is finance's to give. */
export const ContractSettingsChange = z
  .strictObject({
    version: z.int().min(0),
    categories: ContractSettings.shape.categories.optional(),
    fileCategories: FileCategories.optional(),
    reminderDays: ContractSettings.shape.reminderDays.optional(),
    party: Particulars.optional(),
    bank: Party.shape.bank.optional(),
  })
  .meta({ id: 'ContractSettingsChange' });
export type ContractSettingsChange = z.infer<typeof ContractSettingsChange>;

/** What a company starts with. */
export const newContractSettings: ContractSettings = {
  categories: [
    { categoryId: 'JX', name: '经销合同 Distribution' },
    { categoryId: 'FX', name: '分销合同 Sub-distribution' },
  ],
  fileCategories: standardFileCategories,
  reminderDays: [90, 60, 30, 7],
  party: null,
  version: 0,
  changedAt: null,
  changedBy: null,
};

/** The settings after a change; null where bank data is given for a party nobody has named. */
export function changedSettings(
  before: ContractSettings,
  { categories, fileCategories, reminderDays, party, bank }: ContractSettingsChange,
  by: By,
): ContractSettings | null {
  const named = party ? { ...party, bank: before.party?.bank ?? null } : before.party;
  if (bank !== undefined && named === null) return null;
  return {
    categories: categories ?? before.categories,
    fileCategories: fileCategories ?? before.fileCategories,
    reminderDays: reminderDays ?? before.reminderDays,
    party: named && (bank === undefined ? named : { ...named, bank }),
    version: before.version + 1,
    changedAt: by.at,
    changedBy: by.memberId,
  };
}
