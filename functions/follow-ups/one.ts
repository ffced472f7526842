import type { followUps as routes } from '../../api/routes/follow-ups.ts';
import { changedFollowUp, isRepeated, isSamePin, pinned } from '../../domain/follow-up-changes.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { keepFollowUp, readFollowUp } from '../../store/follow-ups.ts';
import { readProducts } from '../../store/products.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { ownerOf, visibleFollowUp, visibleTerritory } from './visible.ts';

/** Pins an action to a figure of a dealer that the caller sees. */
export const pinFollowUp: Handler<typeof routes.pinFollowUp> = async (
  { body: { owner, ...asked } },
  { member },
) => {
  const territory = await visibleTerritory(asked.dealerId, member);
  const { productId } = asked;
  if (productId !== null && (await readProducts(db, [productId])).length === 0) {
    return refuse('product-not-found', { product: productId });
  }
  const ownerId = await ownerOf(owner, member, territory);
  if (ownerId === null) return refuse('owner-unfit', { owner: owner ?? '' });
  const after = pinned(asked, ownerId, { memberId: member.memberId, at: instant() });
  if (await keepFollowUp(db, after)) return accept(after);
  const before = await readFollowUp(db, asked.followUpId);
  const isSame = before?.pinnedBy === member.memberId && isSamePin(before, asked, ownerId);
  return isSame ? accept(before) : refuse('request-differs');
};

/** Changes what is said of an action, unless somebody else did since it was read. */
export const changeFollowUp: Handler<typeof routes.changeFollowUp> = async (
  { params: { followUpId }, body: { version, owner, ...said } },
  { member },
) => {
  const { followUp: before, territory } = await visibleFollowUp(followUpId, member);
  const ownerId = owner === undefined ? undefined : await ownerOf(owner, member, territory);
  if (ownerId === null) return refuse('owner-unfit', { owner: owner ?? '' });
  const change = { ...said, ownerId };
  const by = { memberId: member.memberId, at: instant() };
  if (before.version !== version) {
    return isRepeated(before, change, version, by) ? accept(before) : refuse('changed-meanwhile');
  }
  const after = changedFollowUp(before, change, by);
  if (!after.ok) return after;
  return (await keepFollowUp(db, after.facts)) ? after : refuse('changed-meanwhile');
};
