import { act, type ActionResult } from '../action.ts';
import { words } from '../settings.ts';
import { openContract, openNewContract } from './dialog.ts';
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
