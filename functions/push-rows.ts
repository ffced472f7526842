import type * as z from 'zod';
import type { CellAnswer } from '../api/cells.ts';
import type { ProblemCode } from '../api/problems.ts';
import { refused, type CellOutcome } from '../domain/cells.ts';
import { inParallel } from '../store/in-parallel.ts';
import { readMembers } from '../store/members.ts';
import { Busy } from '../store/transact.ts';
import { db } from './database.ts';
import { rowProblem } from './row-problem.ts';
import type { Caller } from './serve.ts';

/** What became of a row's cells, in the order given, and the row's version afterwards. */
export interface PushedRow {
  readonly outcomes: readonly CellOutcome<ProblemCode>[];
  /** Null where there is no such row for the caller. */
  readonly version: number | null;
}

/**
 * Pushes cells row by row, each row in one write, several rows at a time, and answers in the order
 * the cells came in. A row that fails holds back no other.
 */
export async function pushRows<Edit extends { readonly field: string }>(
  edits: readonly Edit[],
  rowOf: (edit: Edit) => string,
  push: (row: string, edits: readonly Edit[]) => Promise<PushedRow>,
  caller: Caller,
): Promise<{ cells: CellAnswer[]; versions: Map<string, number> }> {
  const rows = [...Map.groupBy(edits, rowOf)];
  const pushed = await inParallel(rows, ([row, own]) => pushOne(own, () => push(row, own)));
  const outcomes = new Map<Edit, CellOutcome<ProblemCode>>();
  const versions = new Map<string, number>();
  for (const [i, [row, own]] of rows.entries()) {
    const result = pushed[i];
    for (const [j, edit] of own.entries()) {
      const outcome = result?.outcomes[j];
      if (outcome) outcomes.set(edit, outcome);
    }
    if (typeof result?.version === 'number') versions.set(row, result.version);
  }
  const names = await namesOf([...outcomes.values()]);
  const cells = edits.map((edit) => answerOf(outcomes.get(edit), edit.field, names, caller));
  return { cells, versions };
}

/** Other writers kept one row busy for too long: its cells may be sent again, the rest stands. */
async function pushOne(
  own: readonly unknown[],
  push: () => Promise<PushedRow>,
): Promise<PushedRow> {
  try {
    return await push();
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    return { outcomes: own.map(() => refused('busy')), version: null };
  }
}

function answerOf(
  outcome: CellOutcome<ProblemCode> | undefined,
  field: string,
  names: ReadonlyMap<string, string>,
  { locale }: Caller,
): CellAnswer {
  if (!outcome) throw new Error('a pushed cell has no outcome');
  switch (outcome.outcome) {
    case 'conflict': {
      const { theirs, last } = outcome;
      const by = last ? (names.get(last.by) ?? last.by) : null;
      return { outcome: 'conflict', theirs, by, at: last?.at ?? null };
    }
    case 'refused': {
      const issues: readonly z.core.$ZodIssue[] = outcome.issues;
      return { outcome: 'refused', problem: rowProblem(outcome, locale, issues, field) };
    }
    default:
      return { outcome: outcome.outcome };
  }
}

/** Names of those who changed the cells in conflict, so that a person knows whom to ask. */
async function namesOf(outcomes: readonly CellOutcome<ProblemCode>[]) {
  const ids = outcomes.flatMap((o) => (o.outcome === 'conflict' && o.last ? [o.last.by] : []));
  const members = ids.length > 0 ? await readMembers(db, ids) : [];
  return new Map(members.map((member) => [member.memberId, member.name]));
}
