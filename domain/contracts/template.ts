import * as z from 'zod';
import { MemberId, ShortId } from '../values/code.ts';
import { Instant } from '../values/day.ts';
import { emptyTerms, Block, DraftTerms } from './terms.ts';
import { ContractLanguage, Wording, wording } from './wording.ts';

/** A paragraph of the library, ready to be put into a block of a template or a draft. */
export const Clause = z
  .strictObject({
    clauseId: ShortId,
    block: Block,
    title: wording(80),
    text: Wording,
    version: z.int().min(1),
    changedAt: Instant,
    changedBy: MemberId,
  })
  .meta({ id: 'Clause' });
export type Clause = z.infer<typeof Clause>;

/**
 * A standard text that contracts are drafted from: the terms that they begin with. Each version is
 * kept; a contract holds its own copy, so that a new template changes no contract made before.
 */
export const ContractTemplate = z
  .strictObject({
    templateId: ShortId,
    name: wording(80),
    title: wording(80),
    language: ContractLanguage,
    category: ShortId,
    terms: DraftTerms,
    /** A template that is no longer offered; contracts made from it stay as they are. */
    active: z.boolean(),
    version: z.int().min(1),
    changedAt: Instant,
    changedBy: MemberId,
  })
  .meta({ id: 'ContractTemplate' });
export type ContractTemplate = z.infer<typeof ContractTemplate>;

/** What a template may not say: these are each contract's own. */
export const ownBlocks = ['goods', 'signing', 'parties'] as const satisfies readonly Block[];

/** The terms that a template gives to a draft: everything but what is each contract's own. */
export function templateTerms(terms: DraftTerms): DraftTerms {
  const own = Object.fromEntries(ownBlocks.map((block) => [block, emptyTerms[block]]));
  return { ...terms, ...own };
}
