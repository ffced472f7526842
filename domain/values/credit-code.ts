import * as z from 'zod';

/** Characters of a credit code in the order of their value: no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const length = 18;

/**
 * A Chinese unified social credit code (统一社会信用代码): 18 characters, the last one a check
 * digit. It is the tax number of a company too.
 */
export const CreditCode = z
  .string()
  .regex(/^[0-9A-HJ-NP-RTUW-Y]{18}$/, { error: 'credit-code-form' })
  .refine(isCreditCode, { error: 'credit-code-check' })
  .meta({ id: 'CreditCode' });
export type CreditCode = z.infer<typeof CreditCode>;

/**
 * The check digit of the first 17 characters: 31 minus the sum of value × 3^position modulo 31
 * (GB 32100-2015, section 5).
 */
export function creditCheckDigit(code: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, length - 1)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % alphabet.length;
  }
  return alphabet.charAt((alphabet.length - (sum % alphabet.length)) % alphabet.length);
}

function isCreditCode(code: string): boolean {
  return code.length === length && creditCheckDigit(code) === code.charAt(length - 1);
}
