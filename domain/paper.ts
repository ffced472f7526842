import * as z from 'zod';
import { ContractId, ContractVersion } from './contracts/contract.ts';
import { isSame } from './is-same.ts';
import type { By } from './member-changes.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { MemberId, ShortId } from './values/code.ts';
import { Day, Instant } from './values/day.ts';
import { text } from './values/text.ts';

/** Who has borrowed a paper, from which day on, and when it is due back. */
export const Loan = z
  .strictObject({ to: text(60), from: Day, due: Day, purpose: text(200) })
  .meta({ id: 'Loan' });
export type Loan = z.infer<typeof Loan>;

/** What was done with a paper. */
export const PaperStep = z.strictObject({
  act: z.enum(['place', 'lend', 'return']),
  place: text(120),
  loan: Loan.nullable(),
  at: Instant,
  by: MemberId,
});

/** The paper original of a version of a contract: where it is kept, and who has it. */
export const Paper = z
  .strictObject({
    dealerId: ShortId,
    contractId: ContractId,
    version: ContractVersion,
    /** Where it stands when nobody has it: room, cabinet, binder. */
    place: text(120),
    loan: Loan.nullable(),
    steps: z.array(PaperStep).max(100),
    revision: z.int().min(1),
  })
  .meta({ id: 'Paper' });
export type Paper = z.infer<typeof Paper>;

/** A paper by the version of a contract that it is the original of. */
export type PaperKey = Pick<Paper, 'dealerId' | 'contractId' | 'version'>;

/** What can be done with a paper. */
export type PaperDeed =
  | { readonly act: 'place'; readonly place: string }
  | ({ readonly act: 'lend' } & Loan)
  | { readonly act: 'return' };

/** Most steps kept with a paper; the oldest go first. */
const stepsKept = 100;

/**
 * The paper after a deed; one that nobody has placed yet can only be placed. The same deed again
 * from the same person, last of all, changes nothing: its first answer may have been lost.
 */
export function afterDeed(
  before: Paper | null,
  key: PaperKey,
  deed: PaperDeed,
  { memberId: by, at }: By,
): Outcome<Paper, 'paper-lent' | 'paper-not-lent' | 'paper-unplaced' | 'loan-order'> {
  if (before && isRepeat(before, deed, by)) return accept(before);
  if (deed.act !== 'place' && before === null) return refuse('paper-unplaced');
  if (deed.act === 'lend' && before?.loan) return refuse('paper-lent', { to: before.loan.to });
  if (deed.act === 'return' && !before?.loan) return refuse('paper-not-lent');
  if (deed.act === 'lend' && deed.due < deed.from) return refuse('loan-order');
  const place = deed.act === 'place' ? deed.place : (before?.place ?? '');
  const loan = loanAfter(before, deed);
  const steps = [...(before?.steps ?? []), { act: deed.act, place, loan, at, by }];
  const revision = (before?.revision ?? 0) + 1;
  return accept({ ...key, place, loan, steps: steps.slice(-stepsKept), revision });
}

function isRepeat({ steps, ...paper }: Paper, deed: PaperDeed, by: string): boolean {
  const last = steps.at(-1);
  if (last?.act !== deed.act || last.by !== by) return false;
  if (deed.act === 'place') return deed.place === paper.place;
  if (deed.act === 'return') return true;
  return paper.loan !== null && isSame(loanOf(deed), paper.loan);
}

function loanAfter(before: Paper | null, deed: PaperDeed): Loan | null {
  if (deed.act === 'place') return before?.loan ?? null;
  return deed.act === 'return' ? null : loanOf(deed);
}

const loanOf = ({ to, from, due, purpose }: Loan): Loan => ({ to, from, due, purpose });
