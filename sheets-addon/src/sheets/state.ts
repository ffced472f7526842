import * as z from 'zod';
import { Cell } from '../../../domain/values/table.ts';
import type { Base } from '../table/base.ts';
import type { Issue } from '../table/issues.ts';
import { LastPushes } from '../table/last-push.ts';
import { loadParts, saveParts } from './base-tab.ts';

/** The values of a tab as they are written in a context. */
export interface Rendering<Context> {
  readonly context: Context;
  readonly values: Base;
}

/** What is kept about a pulled tab: the base, what it is read with, and what is to be settled. */
export interface TabState<Context> {
  readonly base: Base;
  readonly context: Context;
  readonly issues: readonly Issue[];
  /** What each person pushed last, until it is set back. */
  readonly pushes: LastPushes;
  /** What a refresh is writing into the tab, until its base is kept. */
  readonly refreshing?: Base;
  /** What its cells may hold meanwhile, where that refresh writes in other units; newest last. */
  readonly renderings?: readonly Rendering<Context>[];
}

const StoredBase = z.record(z.string(), z.record(z.string(), Cell));
const StoredIssue = z.object({
  kind: z.enum(['conflict', 'refused', 'invalid', 'duplicate']),
  identity: z.string(),
  field: z.string().nullable(),
  row: z.number(),
  message: z.string(),
  conflict: z
    .object({
      field: z.string(),
      base: Cell,
      mine: Cell,
      theirs: Cell,
      by: z.string().nullable(),
      at: z.string().nullable(),
    })
    .exactOptional(),
});

/** Keeps everything about a pull. It is written before the tab names the pull. */
export function saveState<Context>(pullId: string, state: TabState<Context>): void {
  saveParts(pullId, {
    base: JSON.stringify(state.base),
    context: JSON.stringify(state.context),
    issues: JSON.stringify(state.issues),
    pushes: JSON.stringify(state.pushes),
    ...(state.refreshing && { refreshing: JSON.stringify(state.refreshing) }),
    ...(state.renderings && { renderings: JSON.stringify(state.renderings) }),
  });
}

/** What is kept about a pull; null where nothing is, or it can't be read any more. */
export function loadState<Context>(
  pullId: string,
  schema: z.ZodType<Context>,
): TabState<Context> | null {
  const parts = loadParts(pullId);
  const read = z
    .object({
      base: StoredBase,
      context: schema,
      issues: z.array(StoredIssue),
      // A tab that an older version pulled knows of none.
      pushes: LastPushes.default({}),
      refreshing: StoredBase.exactOptional(),
      renderings: z.array(z.object({ context: schema, values: StoredBase })).exactOptional(),
    })
    .safeParse({
      base: parsed(parts['base']),
      context: parsed(parts['context']),
      issues: parsed(parts['issues']),
      pushes: parsed(parts['pushes']),
      ...(parts['refreshing'] !== undefined && { refreshing: parsed(parts['refreshing']) }),
      ...(parts['renderings'] !== undefined && { renderings: parsed(parts['renderings']) }),
    });
  return read.success ? read.data : null;
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
