import { act, type ActionResult } from '../action.ts';
import { words } from '../settings.ts';
import { askToReopen, closeTheMonth, pullMonths } from './months.ts';

/** Finance → Months. */
export const monthsShow = (): ActionResult => act(words().months.item, pullMonths);

/** Finance → Close a month. */
export const monthsClose = (): ActionResult => act(words().months.close, closeTheMonth);

/** Finance → Ask to reopen a month. */
export const monthsReopen = (): ActionResult => act(words().months.reopen, askToReopen);
