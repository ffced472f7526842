/**
 * Text of pages as it is compared: one form of each character, no blanks but those between two
 * figures, no separators of thousands. Each character still knows where it came from.
 */
export interface PlainText {
  readonly text: string;
  /** The pages as they were read, one after the other, characters in one form. */
  readonly source: string;
  /** For each character of `text` its place in `source`. */
  readonly at: readonly number[];
  /** For each character whether a blank, a line or a page begins before it. */
  readonly breaks: readonly boolean[];
  /** Where in `source` each page begins. */
  readonly pageStarts: readonly number[];
}

/** Signs that mean the same on paper: which of them a file has says nothing. */
const alike: ReadonlyMap<string, string> = new Map([
  ...[...'‐‑‒–—―−'].map((dash) => [dash, '-'] as const),
  ...[...'‘’′'].map((quote) => [quote, "'"] as const),
  ...[...'“”″'].map((quote) => [quote, '"'] as const),
]);

const separator = /(?<=\d)[,'](?=\d{3}(?!\d))/y;
const invisible = /[\p{Cc}\p{Cf}]/u;
const isDigit = (sign: string | undefined): boolean => sign !== undefined && /[0-9]/.test(sign);

/** Pages of text as they are compared. */
export function plainText(pages: readonly string[]): PlainText {
  const forms = pages.map((page) =>
    [...page.normalize('NFKC')].map((sign) => alike.get(sign) ?? sign).join(''),
  );
  const source = forms.join('\n');
  const pageStarts = forms.reduce<number[]>(
    (starts, page, i) => [...starts, (starts[i] ?? 0) + page.length + 1],
    [0],
  );
  return { ...withoutBlanks(source), source, pageStarts: pageStarts.slice(0, -1) };
}

function withoutBlanks(source: string): Pick<PlainText, 'text' | 'at' | 'breaks'> {
  const signs: string[] = [];
  const [at, breaks]: [number[], boolean[]] = [[], []];
  let isAfterBlank = true;
  const keep = (sign: string, place: number) => {
    signs.push(sign);
    at.push(place);
    breaks.push(isAfterBlank);
    isAfterBlank = false;
  };
  for (let place = 0; place < source.length; place++) {
    const sign = source.charAt(place);
    separator.lastIndex = place;
    if (/\s/.test(sign)) isAfterBlank = true;
    else if (!invisible.test(sign) && !separator.test(source)) {
      if (isAfterBlank && isDigit(sign) && isDigit(signs.at(-1))) keep(' ', place - 1);
      isAfterBlank ||= signs.at(-1) === ' ';
      keep(sign, place);
    }
  }
  return { text: signs.join(''), at, breaks };
}

/** The page, counted from 1, of a character of the compared text. */
export function pageOf({ at, pageStarts }: PlainText, place: number): number {
  const found = pageStarts.findLastIndex((start) => start <= (at[place] ?? 0));
  return found + 1;
}

/** What a reader sees between two places of the compared text, in one line. */
export const seenBetween = ({ source, at }: PlainText, from: number, to: number): string =>
  source
    .slice(at[from], (at[to - 1] ?? 0) + 1)
    .replace(/\s+/g, ' ')
    .trim();
