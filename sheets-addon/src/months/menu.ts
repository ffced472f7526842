import { act, type ActionResult } from '../action.ts';
import { words } from '../settings.ts';
import { askToReopen, closeTheMonth, pullMonths } from './months.ts';

/** Ledger → Months. */
export const monthsShow = (): ActionResult => act(words().months.item, pullMonths);

/** Ledger → Close a month. */
export const monthsClose = (): ActionResult => act(words().months.close, closeTheMonth);

/** Ledger → Ask to reopen a month. */
export const monthsReopen = (): ActionResult => act(words().months.reopen, askToReopen);
