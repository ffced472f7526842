/** A figure of a text, by what it is worth: `2027-01-01`, `800000`, `2.5%`. */
export interface Figure {
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
  ...['September', 'October', 'November', 'December'],
];
const name = months.join('|');

const figure = new RegExp(
  [
    String.raw`(?<year>\d{4})[年\-/.](?<month>\d{1,2})[月\-/.](?<day>\d{1,2})(?!\d)日?`,
    String.raw`(?<dayFirst>\d{1,2})(?<named>${name}),? ?(?<ofYear>\d{4})`,
    String.raw`(?<namedFirst>${name})(?<dayNext>\d{1,2})(?:,| )(?<yearLast>\d{4})`,
    String.raw`(?<whole>\d+)(?:\.(?<part>\d+))?(?<unit>[%万亿])?`,
  ].join('|'),
  'g',
);

/**
 * The figures of a compared text in order. A day is the same however it is written, and so is an
 * amount: `80万` is worth `800,000.00`.
 */
export const figuresOf = (text: string): Figure[] =>
  [...text.matchAll(figure)].map((found) => ({
    value: worth(found.groups ?? {}),
    from: found.index,
    to: found.index + found[0].length,
  }));

type Groups = Readonly<Record<string, string | undefined>>;

function worth(of: Groups): string {
  const year = of['year'] ?? of['ofYear'] ?? of['yearLast'];
  if (year !== undefined) {
    const month = of['month'] ?? months.indexOf(of['named'] ?? of['namedFirst'] ?? '') + 1;
    const day = of['day'] ?? of['dayFirst'] ?? of['dayNext'] ?? '';
    return [year, String(month).padStart(2, '0'), day.padStart(2, '0')].join('-');
  }
  const { whole = '', part = '', unit = '' } = of;
  const moved = unit === '万' ? 4 : unit === '亿' ? 8 : 0;
  const digits = whole + part.padEnd(moved, '0').slice(0, moved);
  const rest = part.slice(moved).replace(/0+$/, '');
  return digits + (rest === '' ? '' : `.${rest}`) + (unit === '%' ? '%' : '');
}
