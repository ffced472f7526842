import * as z from 'zod';
import { Breach } from './breach.ts';
import { Delivery } from './delivery.ts';
import { Goods } from './goods.ts';
import { Ordering } from './ordering.ts';
import { Parties } from './parties.ts';
import { Policy } from './policy.ts';
import { Acceptance, Quality } from './quality.ts';
import { Rights } from './rights.ts';
import { Settlement } from './settlement.ts';
import { Signing } from './signing.ts';
import { Paragraphs } from './wording.ts';

/**
 * The eleven blocks of a contract in the order they are printed, each with the letter by which a
 * refusal cites it. There is no block h.
 */
export const blocks = {
  goods: 'a',
  quality: 'b',
  delivery: 'c',
  acceptance: 'd',
  rights: 'e',
  settlement: 'f',
  policy: 'g',
  ordering: 'i',
  breach: 'j',
  signing: 'k',
  parties: 'l',
} as const;

/** A block by its name. */
export const Block = z.enum(Object.keys(blocks) as (keyof typeof blocks)[]);
export type Block = z.infer<typeof Block>;

/** A block by its letter. */
export const Letter = z.enum(Object.values(blocks));
export type Letter = z.infer<typeof Letter>;

/** The terms of a contract that is being drafted: a block nobody has written yet is null. */
export const DraftTerms = z
  .strictObject({
    goods: Goods.nullable(),
    quality: Quality.nullable(),
    delivery: Delivery.nullable(),
    acceptance: Acceptance.nullable(),
    rights: Rights.nullable(),
    settlement: Settlement.nullable(),
    policy: Policy.nullable(),
    ordering: Ordering.nullable(),
    breach: Breach.nullable(),
    signing: Signing.nullable(),
    parties: Parties.nullable(),
    /** What each block says in words beside its structured data. */
    paragraphs: z.record(Block, Paragraphs),
  })
  .meta({ id: 'DraftTerms' });
export type DraftTerms = z.infer<typeof DraftTerms>;

/** The terms of a contract in which no block is empty. */
export type ContractTerms = { readonly [B in Block]: NonNullable<DraftTerms[B]> } & Pick<
  DraftTerms,
  'paragraphs'
>;

/** A contract that nobody has written anything into yet. */
export const emptyTerms: DraftTerms = {
  goods: null,
  quality: null,
  delivery: null,
  acceptance: null,
  rights: null,
  settlement: null,
  policy: null,
  ordering: null,
  breach: null,
  signing: null,
  parties: null,
  paragraphs: {
    goods: [],
    quality: [],
    delivery: [],
    acceptance: [],
    rights: [],
    settlement: [],
    policy: [],
    ordering: [],
    breach: [],
    signing: [],
    parties: [],
  },
};

/** The terms as those of a complete contract; null where a block is empty. */
export function completeTerms(terms: DraftTerms): ContractTerms | null {
  const isComplete = Block.options.every((block) => terms[block] !== null);
  return isComplete ? (terms as ContractTerms) : null;
}
