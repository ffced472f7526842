import type * as z from 'zod';
import type { CellAnswer } from '../api/cells.ts';
import type { ProblemCode } from '../api/problems.ts';
import {
  heldBack,
  refused,
  standsInTheWay,
  type CellOutcome,
  type PushMode,
} from '../domain/cells.ts';
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

/** Pushes the cells of one row in one write; with `check` it writes nothing. */
type PushRow<Edit> = (row: string, edits: readonly Edit[], mode: PushMode) => Promise<PushedRow>;

/**
 * Pushes cells row by row, each row in one write, several rows at a time, and answers in the order
 * the cells came in. A row that fails holds back no other, unless all stand or fall together.
 */
export async function pushRows<Edit extends { readonly field: string }>(
  edits: readonly Edit[],
  rowOf: (edit: Edit) => string,
  push: PushRow<Edit>,
  caller: Caller,
  mode: PushMode = 'each',
): Promise<{ cells: CellAnswer[]; versions: Map<string, number> }> {
  const rows = [...Map.groupBy(edits, rowOf)];
  const pushed = await (mode === 'each' ? pushAll : pushTogether)(rows, push, mode);
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

type Rows<Edit> = readonly (readonly [row: string, edits: readonly Edit[]])[];

const pushAll = <Edit>(rows: Rows<Edit>, push: PushRow<Edit>, mode: PushMode) =>
  inParallel(rows, ([row, own]) => pushOne(own, () => push(row, own, mode)));

/** Looks at all rows first, and writes them only where nothing stands in the way of any. */
async function pushTogether<Edit>(rows: Rows<Edit>, push: PushRow<Edit>, mode: PushMode) {
  const looked = await pushAll(rows, push, 'check');
  if (looked.some(({ outcomes }) => outcomes.some(standsInTheWay))) {
    return looked.map((row) => ({ ...row, outcomes: row.outcomes.map(heldBack) }));
  }
  return mode === 'check' ? looked : pushAll(rows, push, mode);
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
