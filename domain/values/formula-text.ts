/**
 * A spreadsheet takes what begins like this for a formula, also after blanks, marks that can't be
 * seen and quotes, and in full width.
 */
const formula = /^[\s\u00a0\u200b-\u200f\u2060\ufeff"']*[=+\-@|%＝＋－＠]/u;

/** True for a text that some spreadsheet could take for a formula, pasted or read from a file. */
export const couldBeFormula = (text: string): boolean => formula.test(text);
