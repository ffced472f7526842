import { html, type Html } from './html.ts';
import { ink, paragraph, rule, small, type Section } from './layout.ts';

/** One row of a list: what it is about, a quieter line below it, and a figure to the right. */
export interface ListRow {
  readonly name: string;
  readonly below: string;
  readonly figure: string;
  readonly isBad?: boolean;
}

/** A list of a letter, as it stands in the HTML and in the plain text. */
export interface LetterList {
  readonly heading: string;
  readonly columns: readonly [string, string];
  readonly rows: readonly ListRow[];
  /** A sentence below the rows, or in their place; null where nothing is to be added. */
  readonly note: string | null;
}

/** The list in the HTML, under its heading. */
export const listSection = ({ heading, columns, rows, note }: LetterList): Section => ({
  heading,
  body: html`${rows.length === 0 ? [] : [listTable(columns, rows)]}${
    note === null ? [] : [paragraph(note)]
  }`,
});

/** The same list in the plain text. */
export const listText = ({ heading, rows, note }: LetterList): string =>
  [heading, ...rows.map(line), ...(note === null ? [] : [note])].join('\n');

const line = ({ name, below, figure }: ListRow): string =>
  `- ${name}: ${figure}${below === '' ? '' : `\n  ${below}`}`;

/** A list with a figure to the right, which stays readable where the window is small. */
function listTable(columns: readonly [string, string], rows: readonly ListRow[]): Html {
  const head = `${small};font-weight:600;${rule};padding:4px 0`;
  const cell = `${rule};padding:7px 0;vertical-align:top`;
  const right = 'padding-left:12px;white-space:nowrap';
  const lines = rows.map(({ name, below, figure, isBad = false }) => {
    const colour = isBad ? ink.bad : ink.text;
    return html`<tr>
      <td style="${cell}">
        ${name}
        <div style="${small}">${below}</div>
      </td>
      <td align="right" style="${cell};${right};color:${colour}">${figure}</td>
    </tr>`;
  });
  return html`<table
    width="100%"
    cellpadding="0"
    cellspacing="0"
    style="border-collapse:collapse;font-size:14px"
  >
    <tr>
      <th align="left" style="${head}">${columns[0]}</th>
      <th align="right" style="${head};${right}">${columns[1]}</th>
    </tr>
    ${lines}
  </table>`;
}
