import * as z from 'zod';
import { ShortId } from '../values/code.ts';
import { text } from '../values/text.ts';
import { FileKind } from './file.ts';

/** A category of files (分门别类): which kinds belong there, and for how long they are kept. */
export const FileCategory = z
  .strictObject({
    categoryId: ShortId,
    name: text(60),
    kinds: z.array(FileKind).min(1).max(FileKind.options.length),
    /** Days from the filing on; null is as long as the archive locks whatever it gets. */
    retentionDays: z.int().min(1).max(36_500).nullable(),
  })
  .meta({ id: 'FileCategory' });
export type FileCategory = z.infer<typeof FileCategory>;

/** The categories of a company: each kind of file has at least one. */
export const FileCategories = z
  .array(FileCategory)
  .min(1)
  .max(30)
  .refine((all) => new Set(all.map((one) => one.categoryId)).size === all.length, {
    error: 'named-twice',
  })
  .refine((all) => FileKind.options.every((kind) => categoryFor(all, kind) !== null), {
    error: 'kind-without-category',
  });

/** What a company starts with. */
export const standardFileCategories: FileCategory[] = [
  {
    ...{ categoryId: 'HT', name: '合同 Contracts' },
    ...{ kinds: ['signed-contract', 'supplement'], retentionDays: null },
  },
  {
    ...{ categoryId: 'ZZ', name: '证照 Licences and authority' },
    ...{ kinds: ['licence', 'authority-letter'], retentionDays: null },
  },
  { categoryId: 'QT', name: '其他 Other', kinds: ['other'], retentionDays: null },
];

/**
 * The category of a file of a kind: the one that is asked for, else the first that takes the kind;
 * null where there is none such.
 */
export function categoryFor(
  categories: readonly FileCategory[],
  kind: FileKind,
  asked?: string,
): FileCategory | null {
  const taking = categories.filter(({ kinds }) => kinds.includes(kind));
  return taking.find(({ categoryId }) => asked === undefined || asked === categoryId) ?? null;
}
