import * as z from 'zod';
import { MemberId, ShortId } from './values/code.ts';
import { Day, Instant } from './values/day.ts';
import { Month } from './values/month.ts';
import { text } from './values/text.ts';

/** Figures that an action can be pinned to, with the unit of their value. */
export const figureUnits = {
  netAmount: 'money',
  yearAmount: 'money',
  payments: 'money',
  owed: 'money',
  open: 'money',
  overdue: 'money',
  over90: 'money',
  balance: 'money',
  landing: 'money',
  requiredDaily: 'money',
  attainment: 'rate',
  gap: 'rate',
  growth: 'rate',
  growthOnMonth: 'rate',
  growthOnYear: 'rate',
  score: 'rate',
  /** Products of a dealer that are lost, or new: a number of them. */
  range: 'count',
  /** Days of sales outstanding, in hundredths of a day. */
  dso: 'days',
  /** The month as a whole. */
  month: 'none',
} as const satisfies Readonly<Record<string, 'money' | 'rate' | 'count' | 'days' | 'none'>>;

/** A figure that an action can be pinned to. */
export const PinnedFigure = z
  .enum(Object.keys(figureUnits) as [keyof typeof figureUnits])
  .meta({ id: 'PinnedFigure' });
export type PinnedFigure = z.infer<typeof PinnedFigure>;

/** The identity of a follow-up, made by who pins it: a retry is one. */
export const FollowUpId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .meta({ id: 'FollowUpId' });

/** What an action is pinned to. */
const Pin = z.strictObject({
  /** Whom the figure is of; null is all dealers. */
  dealerId: ShortId.nullable(),
  /** The product that it is of; null is all products. */
  productId: ShortId.nullable(),
  figure: PinnedFigure,
  month: Month,
  /**
   * The figure as it was shown to who pinned it, in the unit of its kind: minor units, parts per
   * million, a number, hundredths of a day. Null where it was not known.
   */
  value: z.int().nullable(),
});

/** What is said of the action, and may be changed. */
export const FollowUpTerms = z.strictObject({
  /** What is to be done. */
  text: text(500),
  /** Who does it. */
  ownerId: MemberId,
  /** Until when. */
  due: Day,
  state: z.enum(['open', 'done', 'dropped']),
  /** What came of it; null while it is open. */
  outcome: text(500).nullable(),
});
export type FollowUpTerms = z.infer<typeof FollowUpTerms>;

/** An action to be pinned to a figure. */
export const NewFollowUp = Pin.extend({
  followUpId: FollowUpId,
  text: text(500),
  due: Day,
}).meta({ id: 'NewFollowUp' });
export type NewFollowUp = z.infer<typeof NewFollowUp>;

/** Most changes kept with a follow-up. */
export const followUpChangesMax = 200;

/** An action pinned to a figure, with everything that was ever said of it. */
export const FollowUp = Pin.extend({
  followUpId: FollowUpId,
  ...FollowUpTerms.shape,
  pinnedBy: MemberId,
  pinnedAt: Instant,
  version: z.int().min(1),
  /** What was said of it from each change on, the first when it was pinned. */
  history: z
    .array(z.strictObject({ at: Instant, by: MemberId, terms: FollowUpTerms }))
    .min(1)
    .max(followUpChangesMax),
}).meta({ id: 'FollowUp' });
export type FollowUp = z.infer<typeof FollowUp>;

/** True for what should have been done before this day. */
export const isOverdue = ({ state, due }: Pick<FollowUp, 'state' | 'due'>, today: Day): boolean =>
  state === 'open' && due < today;
