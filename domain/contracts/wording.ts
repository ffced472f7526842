import * as z from 'zod';
import { ShortId } from '../values/code.ts';
import { text } from '../values/text.ts';

/** The language a contract is made out in; `both` is Chinese with English beside it. */
export const ContractLanguage = z.enum(['zh', 'en', 'both']);
export type ContractLanguage = z.infer<typeof ContractLanguage>;

/** One language in which something can be worded. */
export type Tongue = 'zh' | 'en';

/** The languages that a contract needs every text in, the one that prevails first. */
export const tonguesOf = (language: ContractLanguage): readonly Tongue[] =>
  language === 'both' ? ['zh', 'en'] : [language];

/** A text of at most `max` characters in each language it was written in; null where it was not. */
export const wording = (max: number) =>
  z.strictObject({ zh: text(max).nullable(), en: text(max).nullable() });

/** A paragraph of a contract in the languages it was written in. */
export const Wording = wording(2000).meta({ id: 'Wording' });
export type Wording = z.infer<typeof Wording>;

/** A paragraph of a block; where it came from the library it names the clause, to be found by. */
export const Paragraph = Wording.extend({ clauseId: ShortId.optional() });

/** The paragraphs that a block has beside its structured data, in order. */
export const Paragraphs = z.array(Paragraph).max(60);

/** True where the text stands in every language of the contract. */
export const isWorded = (of: Wording, language: ContractLanguage): boolean =>
  tonguesOf(language).every((tongue) => of[tongue] !== null);
