import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';

/** Readings without tones: `characters` by syllable, and the words that are read otherwise. */
export interface PinyinTable {
  readonly characters: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}

/**
 * Takes from pinyin-pro what finding a customer by keyboard needs. The library is 460 KB, more than
 * a function may weigh; without tones, and with words only where they differ from their
 * characters, 50 KB say nearly the same.
 */
export function pinyinTable(): PinyinTable {
  const reading = new Map(commonCharacters().map((c) => [c, syllables(c)[0] ?? c]));
  const characters: Record<string, string> = {};
  for (const [character, syllable] of reading) {
    characters[syllable] = (characters[syllable] ?? '') + character;
  }
  const words: Record<string, string> = {};
  for (const word of knownWords()) {
    const own = [...word].map((c) => reading.get(c));
    if (own.includes(undefined)) continue;
    const together = syllables(word).join(' ');
    if (together !== own.join(' ')) words[word] = together;
  }
  return { characters, words: { ...words, ...placeNames } };
}

/** Places whose reading the library's words do not have. */
const placeNames: Readonly<Record<string, string>> = {
  乐清: 'yue qing',
  单县: 'shan xian',
  洪洞: 'hong tong',
  铅山: 'yan shan',
};

const syllables = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, toneSandhi: false });

/** The 6,763 characters of GB 2312, in its order. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gbk');
  const characters: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(character)) characters.push(character);
    }
  }
  return characters;
}

/** Surnames and words of two and three characters; names of customers are no idioms. */
function knownWords(): string[] {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('pinyin-pro/package.json'));
  return ['dict2', 'dict3', 'surname'].flatMap((name) => {
    const source = readFileSync(path.join(folder, 'dist', 'esm', 'data', `${name}.mjs`), 'utf8');
    return [...source.matchAll(/^\s+(\p{Script=Han}+): ['"]/gmu)].map((match) => match[1] ?? '');
  });
}

if (import.meta.main) {
  const file = path.resolve(import.meta.dirname, '..', 'functions', 'pinyin-table.json');
  writeFileSync(file, `${JSON.stringify(pinyinTable(), null, 1)}\n`);
}
