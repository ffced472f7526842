import * as z from 'zod';
import { MemberId } from '../values/code.ts';
import { Instant } from '../values/day.ts';
import { text } from '../values/text.ts';
import { ContractState, ContractStep, type Contract } from './contract.ts';

/** One value that changed, by where it stands in the terms: `goods.lines.0.price`. */
export const TermChanged = z.strictObject({
  path: z.string(),
  /** As JSON; null where there was nothing. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type TermChanged = z.infer<typeof TermChanged>;

/** One step in the history of a version: who did what, when, why, and what it changed. */
export const ContractRevision = z
  .strictObject({
    revision: z.int(),
    step: ContractStep,
    state: ContractState,
    reason: text(500).nullable(),
    by: MemberId,
    at: Instant,
    changes: z.array(TermChanged),
  })
  .meta({ id: 'ContractRevision' });
export type ContractRevision = z.infer<typeof ContractRevision>;

/** The history of a version, with the names of who did it by their ids. */
export const ContractHistory = z
  .strictObject({
    revisions: z.array(ContractRevision),
    people: z.record(MemberId, z.string()),
  })
  .meta({ id: 'ContractHistory' });

/** The history of a version from its revisions in order. */
export const historyOf = (revisions: readonly Contract[]): ContractRevision[] =>
  revisions.map((after, i) => ({
    revision: after.revision,
    step: after.step,
    state: after.state,
    reason: after.reason,
    by: after.changedBy,
    at: after.changedAt,
    changes: changesBetween(told(revisions[i - 1]), told(after)),
  }));

/** What the history tells of: the terms and what else people decide about. */
const told = (contract: Contract | undefined) =>
  contract && {
    terms: contract.terms,
    language: contract.language,
    number: contract.number,
    heldThrough: contract.heldThrough,
  };

/** Every value that differs between two records, by its path. */
export function changesBetween(before: unknown, after: unknown, path = ''): TermChanged[] {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) =>
      changesBetween(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  const [was, is] = [written(before), written(after)];
  return was === is ? [] : [{ path, before: was, after: is }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const written = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);
