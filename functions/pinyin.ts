import table from './pinyin-table.json' with { type: 'json' };

/** Character → syllable, and word → its syllables where they are read otherwise together. */
const characters = new Map(
  Object.entries(table.characters).flatMap(([syllable, all]) =>
    [...all].map((character) => [character, syllable] as const),
  ),
);
const words = new Map(
  Object.entries(table.words).map(([word, reading]) => [word, reading.split(' ')] as const),
);
const longestWord = Math.max(...Array.from(words.keys(), (word) => word.length));

/** Most characters kept: as many as a record holds. */
const kept = 400;

/**
 * What finds a Chinese name from a keyboard: its pinyin without tones and its initials, as
 * `hangzhouxihu|hzxh` (ü is v). Other characters stand as they are, in lower case. Empty for a
 * name without Chinese characters, which is found as it is written.
 */
export function pinyinOf(name: string): string {
  const readings = readingsOf(name.toLowerCase().replace(/\s+/g, ' '));
  if (!readings.some((reading) => reading.chinese)) return '';
  const full = readings.map((reading) => reading.text).join('');
  const initials = readings.map((r) => (r.chinese ? r.text.slice(0, 1) : r.text)).join('');
  return `${full}|${initials}`.slice(0, kept);
}

interface Reading {
  readonly text: string;
  readonly chinese: boolean;
}

function readingsOf(name: string): Reading[] {
  const text = [...name];
  const readings: Reading[] = [];
  for (let at = 0; at < text.length;) {
    const word = wordAt(text, at);
    if (word) {
      readings.push(...word.map((syllable) => ({ text: syllable, chinese: true })));
      at += word.length;
      continue;
    }
    const character = text[at++] ?? '';
    const syllable = characters.get(character);
    readings.push({ text: syllable ?? character, chinese: syllable !== undefined });
  }
  return readings;
}

/** The longest word that begins here and is read otherwise than its characters. */
function wordAt(text: readonly string[], at: number): readonly string[] | undefined {
  for (let length = Math.min(longestWord, text.length - at); length > 1; length--) {
    const found = words.get(text.slice(at, at + length).join(''));
    if (found) return found;
  }
  return undefined;
}
