import { act, type ActionResult } from '../action.ts';
import { words } from '../settings.ts';
import { closeSelected, pinToFigure, pullFollowUps } from './follow-ups.ts';

/** Ledger → Follow-ups. */
export const followUpsShow = (): ActionResult => act(words().followUps.item, pullFollowUps);

/** Ledger → Pin a follow-up. */
export const followUpsPin = (): ActionResult => act(words().followUps.pin, pinToFigure);

/** Ledger → Close follow-up. */
export const followUpsClose = (): ActionResult => act(words().followUps.close, closeSelected);
