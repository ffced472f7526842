import { act, type ActionResult } from '../action.ts';
import { undoLastPush } from '../editable/undo.ts';
import { words } from '../settings.ts';
import { countTheArchive, pullCensus } from './census.ts';
import { openAsking, openContract, openNewContract, openSettings } from './dialog.ts';
import { decideException } from './exception-acts.ts';
import { pullExceptions } from './exceptions.ts';
import { goodsKind } from './goods-kind.ts';
import { openGoods, pushGoods } from './goods.ts';
import { pullGaps, pullRegister } from './register.ts';

/** Contracts → Register. */
export const contractsRegister = (): ActionResult =>
  act(words().contracts.register, () => pullRegister('all'));

/** Contracts → Expiring soon. */
export const contractsExpiring = (): ActionResult =>
  act(words().contracts.expiring, () => pullRegister('expiring'));

/** Contracts → Drafts. */
export const contractsDrafts = (): ActionResult =>
  act(words().contracts.drafts, () => pullRegister('drafts'));

/** Contracts → Waiting. */
export const contractsWaiting = (): ActionResult =>
  act(words().contracts.waiting, () => pullRegister('waiting'));

/** Contracts → Without a contract. */
export const contractsGaps = (): ActionResult => act(words().contracts.gaps, pullGaps);

/** Contracts → New contract. */
export const contractsNew = (): ActionResult => act(words().contracts.draft, openNewContract);

/** Contracts → Open contract. */
export const contractsOpen = (): ActionResult => act(words().contracts.open, openContract);

/** Contracts → Edit goods. */
export const contractsGoods = (): ActionResult => act(words().contracts.goods, openGoods);

/** Contracts → Push goods. */
export const contractsPushGoods = (): ActionResult => act(words().contracts.pushGoods, pushGoods);

/** Contracts → Undo my last push of goods. */
export const contractsUndoGoods = (): ActionResult =>
  act(words().undo.title, () => undoLastPush(goodsKind));

/** Contracts → Exceptions. */
export const contractsExceptions = (): ActionResult =>
  act(words().contracts.exceptions.item, pullExceptions);

/** Contracts → Census of the archive. */
export const contractsCensus = (): ActionResult => act(words().contracts.census.item, pullCensus);

/** Contracts → Count the archive now. */
export const contractsCount = (): ActionResult =>
  act(words().contracts.census.count, countTheArchive);

/** Contracts → Settings. */
export const contractsSettings = (): ActionResult => act(words().contracts.settings, openSettings);

/** Contracts → Ask for an exception. */
export const contractsAsk = (): ActionResult => act(words().contracts.exceptions.ask, openAsking);

/** Contracts → Decide on an exception. */
export const contractsDecide = (): ActionResult =>
  act(words().contracts.exceptions.decide, decideException);
