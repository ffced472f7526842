import * as z from 'zod';

/**
 * Text a person typed: at least one and at most `max` characters, well-formed Unicode, without
 * control characters, not surrounded by blanks. What it begins with is not judged here: the sheet
 * writes every text so that it can never become a formula.
 */
export const text = (max: number) =>
  z.string().min(1).max(max).refine(isPlainText, { error: 'text-not-plain' });

/** True for well-formed text without control characters or surrounding blanks. */
export function isPlainText(value: string): boolean {
  return !/[\p{Surrogate}\p{Cc}]/u.test(value) && value.trim() === value;
}

/** The first `max` characters of a text at most: no half of one at its end, and no blank. */
export const cutTo = (text: string, max: number): string =>
  text
    .slice(0, max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();

/** A text of at most `max` characters: the beginning of a longer one, with `…` behind it. */
export const beginningOf = (text: string, max: number): string =>
  text.length <= max ? text : `${cutTo(text, max - 1)}…`;

/** An email address, in lower case. */
export const Email = z
  .email()
  .max(254)
  .refine((e) => e === e.toLowerCase(), {
    error: 'email-lower-case',
  });
export type Email = z.infer<typeof Email>;
