import * as z from 'zod';
import { FileId } from '../../archive/file.ts';
import type { By } from '../../member-changes.ts';
import { MemberId, ShortId } from '../../values/code.ts';
import { Instant } from '../../values/day.ts';
import { ContractId, ContractVersion } from '../contract.ts';
import { Letter } from '../terms.ts';
import { ComparedLine, LineOutcome, pagesOfBlocks, type Comparison } from './comparison.ts';

/** What the custodian said of a block after looking at the paper: it says what the terms say. */
export const Confirmation = z
  .strictObject({
    letter: Letter,
    /** The page of the signed file on which the clause stands. */
    page: z.int().min(1),
    at: Instant,
    by: MemberId,
  })
  .meta({ id: 'BlockConfirmation' });
export type Confirmation = z.infer<typeof Confirmation>;

/** How a block of the signed file stands beside the terms: as the worst of its lines. */
export const BlockVerdict = z
  .strictObject({
    letter: Letter,
    outcome: LineOutcome,
    /** Where the block begins in the file; null where none of its lines was found. */
    page: z.int().min(1).nullable(),
  })
  .meta({ id: 'BlockVerdict' });
export type BlockVerdict = z.infer<typeof BlockVerdict>;

/** What became of comparing a signed file with the terms of its version, as it is kept. */
export const Verdict = z
  .strictObject({
    fileId: FileId,
    dealerId: ShortId,
    contractId: ContractId,
    version: ContractVersion,
    /** The digest of the terms that it was compared with: other terms make it void. */
    digest: z.string().length(43),
    /** Raised by each comparison and confirmation, so that no two overwrite each other. */
    revision: z.int().min(1),
    pages: z.int().min(1),
    /** True where the file has no text that could be read. */
    isScan: z.boolean(),
    isPrint: z.boolean(),
    blocks: z.array(BlockVerdict),
    /** How many lines are not word for word the same; the worst of them follow. */
    differing: z.int().min(0),
    differences: z.array(ComparedLine),
    /** What a print of ours says besides, the first of it; `adding` counts all. */
    adding: z.int().min(0),
    added: z.array(z.strictObject({ page: z.int().min(1), text: z.string() })),
    comparedAt: Instant,
    comparedBy: MemberId,
    confirmed: z.array(Confirmation),
    /** Who looked at what the file says besides and found that it changes no term. */
    addedConfirmed: z.strictObject({ at: Instant, by: MemberId }).nullable(),
  })
  .meta({ id: 'ComparisonVerdict' });
export type Verdict = z.infer<typeof Verdict>;

/** What a verdict is about. */
export type Compared = Pick<
  Verdict,
  'fileId' | 'dealerId' | 'contractId' | 'version' | 'digest' | 'pages'
>;

/** Lines shown of a file that has little to do with its terms, and signs shown of a line. */
const most = { differences: 40, added: 40, signs: 600 };

/** The verdict on a file that nobody has looked at yet. */
export function verdictOf(
  compared: Compared,
  comparison: Comparison,
  { memberId, at }: By,
  revision: number,
): Verdict {
  const of = (wanted: LineOutcome) => comparison.lines.filter(({ outcome }) => outcome === wanted);
  const differences = [...of('differs'), ...of('unread'), ...of('other-words')];
  return {
    ...compared,
    revision,
    isScan: comparison.isScan,
    isPrint: comparison.isPrint,
    blocks: blocksOf(comparison),
    differing: differences.length,
    differences: differences.slice(0, most.differences).map(shortened),
    adding: comparison.added.length,
    added: comparison.added
      .slice(0, most.added)
      .map(({ page, text }) => ({ page, text: short(text) })),
    ...{ comparedAt: at, comparedBy: memberId, confirmed: [], addedConfirmed: null },
  };
}

/** A block is as the worst of its lines. */
function blocksOf(comparison: Comparison): BlockVerdict[] {
  const pages = pagesOfBlocks(comparison);
  return Letter.options.map((letter) => {
    const lines = comparison.lines.filter((line) => line.letter === letter);
    const has = (wanted: LineOutcome) => lines.some(({ outcome }) => outcome === wanted);
    const worst = (['differs', 'unread', 'other-words'] as const).find(has) ?? 'same';
    const page = pages.get(letter) ?? null;
    return { letter, outcome: comparison.isScan ? 'unread' : worst, page };
  });
}

const short = (text: string): string =>
  text.length <= most.signs ? text : `${text.slice(0, most.signs)}…`;

const shortened = (line: ComparedLine): ComparedLine => ({
  ...line,
  terms: short(line.terms),
  file: line.file === null ? null : short(line.file),
});
