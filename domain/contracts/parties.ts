import * as z from 'zod';
import { BankData } from '../customer.ts';
import { CreditCode } from '../values/credit-code.ts';
import { text } from '../values/text.ts';

/** A party to the contract with its full particulars (标准名称、地址、法人代表、签约代表 …). */
export const Party = z
  .strictObject({
    legalName: text(120),
    /** The name in the other language of a bilingual contract. */
    otherName: text(120).nullable(),
    address: text(200),
    phone: text(40),
    email: z.email().max(254).nullable(),
    legalRepresentative: text(60),
    signatory: text(60),
    /** Null only for a party outside mainland China, which then needs a tax number. */
    creditCode: CreditCode.nullable(),
    /** Entered by finance; null until then. */
    bank: BankData.nullable(),
  })
  .meta({ id: 'Party' });
export type Party = z.infer<typeof Party>;

/** Block l (甲乙双方): the company (甲方) and the dealer (乙方). */
export const Parties = z.strictObject({ company: Party, dealer: Party }).meta({ id: 'Parties' });
export type Parties = z.infer<typeof Parties>;
