import type { Words } from './words.ts';

/** A customer or product as it can be called. */
export interface Known {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Pinyin of the name and its initials, as `hangzhouxihu|hzxh`; empty where there is none. */
  readonly pinyin: string;
}

/** Most names listed when a text can mean several. */
const namesShown = 5;

/**
 * The one record that a person means by a text: its exact code, else its name, else its pinyin in
 * full or as initials or their beginning, else the only name that contains the text. Upper case,
 * full-width letters and blanks make no difference. What could mean several is refused, never
 * guessed.
 */
export function findOne(
  text: string,
  known: readonly Known[],
  words: Words,
): Known | { readonly problem: string } {
  if (text.trim() === '') return { problem: words.issue.codeMissing };
  const found = candidates(text, known);
  const [first] = found;
  if (first === undefined) return { problem: words.issue.unknown(text) };
  if (found.length === 1) return first;
  const names = found.slice(0, namesShown).map(({ code, name }) => `${code} ${name}`);
  const more = found.length > namesShown ? ', …' : '';
  return { problem: words.issue.ambiguous(text, names.join(', ') + more) };
}

/** Everyone the text can mean, by the first way of calling that fits anyone. */
export function candidates(text: string, known: readonly Known[]): readonly Known[] {
  const exact = known.filter(({ code }) => code === text.trim());
  if (exact.length > 0) return exact;
  const wanted = folded(text);
  const ways: ((one: Known) => boolean)[] = [
    ({ code }) => folded(code) === wanted,
    ({ name }) => folded(name) === wanted,
    ({ pinyin }) => spellings(pinyin).includes(wanted),
    ({ pinyin }) => wanted.length > 1 && spellings(pinyin).some((one) => one.startsWith(wanted)),
    ({ name }) => wanted.length > 1 && folded(name).includes(wanted),
  ];
  for (const way of ways) {
    const found = known.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

/** `hangzhouxihu|hzxh` is found in full and by its initials. */
const spellings = (pinyin: string): string[] =>
  pinyin.split('|').flatMap((part) => (part === '' ? [] : folded(part)));

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
