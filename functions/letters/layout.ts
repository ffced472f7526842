import type { Company } from '../../domain/company.ts';
import type { Language } from '../../domain/values/language.ts';
import { html, nothing, type Html } from './html.ts';

/** A figure at the head of a letter, with what it is. */
export interface HeadFigure {
  readonly label: string;
  readonly value: string;
  /** True where it asks for something to be done. */
  readonly isBad?: boolean;
}

/** A part of a letter under a heading of its own. */
export interface Section {
  readonly heading: string;
  readonly body: Html;
}

/** What a letter shows; every text is plain, and escaped where it is placed. */
export interface Sheet {
  readonly company: Pick<Company, 'name' | 'colours'>;
  readonly language: Language;
  readonly title: string;
  /** The line under the title: of which day, for whom. */
  readonly subtitle: string;
  readonly figures: readonly HeadFigure[];
  readonly sections: readonly Section[];
  /** Why this was sent, and what to do about it. */
  readonly foot: string;
}

const faces =
  "-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans SC',Roboto,Arial,sans-serif";

/** Colours of every letter; the company's own is the line at the head. */
export const ink = { text: '#1f2328', quiet: '#5c6570', line: '#e3e6ea', bad: '#b3261e' } as const;

const plainTable = 'role="presentation" width="100%" cellpadding="0" cellspacing="0"';
const table = (style: string, body: Html): Html =>
  html`<table ${{ html: plainTable }} style="${style}">
    ${body}
  </table>`;

const body = `font-family:${faces};color:${ink.text};font-size:15px;line-height:1.5`;
const card = `max-width:600px;background:#ffffff;border:1px solid ${ink.line};text-align:left`;
const quiet = `font-size:13px;color:${ink.quiet}`;
/** What is said beside: smaller, and quieter. */
export const small = `font-size:12px;color:${ink.quiet}`;
/** The line below a row. */
export const rule = `border-bottom:1px solid ${ink.line}`;

/**
 * A letter as HTML that mail programs show alike: tables, styles at the elements, nothing that is
 * fetched. It is 600 pixels wide at most and can be read at 375. Blanks at the beginning of lines
 * are left out, a quarter of a long letter: what it says has no line breaks.
 */
export function letterHtml(sheet: Sheet): string {
  const { language, title } = sheet;
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${title}</title>
      </head>
      <body style="margin:0;padding:0;background:#f2f4f6">
        ${table(
          'background:#f2f4f6',
          html`<tr>
            <td align="center" style="padding:16px 8px">
              ${table(`${card};${body}`, cardRows(sheet))}
            </td>
          </tr>`,
        )}
      </body>
    </html>`.html.replace(/\n\s+/g, '\n');
}

function cardRows({ company, title, subtitle, figures, sections, foot }: Sheet): Html {
  const band = `background:${company.colours.primary};height:6px;line-height:6px;font-size:0`;
  return html`<tr>
      <td style="${band}">&nbsp;</td>
    </tr>
    <tr>
      <td style="padding:20px 20px 4px">
        <div style="${quiet}">${company.name}</div>
        <h1 style="margin:4px 0 2px;font-size:21px;line-height:1.3">${title}</h1>
        <div style="${quiet}">${subtitle}</div>
      </td>
    </tr>
    ${figures.length > 0 ? figureRow(figures) : nothing} ${sections.map(sectionHtml)}
    <tr>
      <td style="padding:16px 20px 20px;${small}">${foot}</td>
    </tr>`;
}

/** Figures side by side, as wide as each other. */
function figureRow(figures: readonly HeadFigure[]): Html {
  const width = `${String(Math.floor(100 / figures.length))}%`;
  const cells = figures.map(({ label, value, isBad = false }) => {
    const strong = `font-size:18px;font-weight:600;color:${isBad ? ink.bad : ink.text}`;
    return html`<td width="${width}" valign="top" style="padding:8px 6px 8px 0">
      <div style="${strong}">${value}</div>
      <div style="${small}">${label}</div>
    </td>`;
  });
  return html`<tr>
    <td style="padding:8px 20px 4px">
      ${table(
        'table-layout:fixed',
        html`<tr>
          ${cells}
        </tr>`,
      )}
    </td>
  </tr>`;
}

const sectionHtml = ({ heading, body: content }: Section): Html =>
  html`<tr>
    <td style="padding:14px 20px 8px">
      <h2 style="margin:0 0 6px;font-size:16px">${heading}</h2>
      ${content}
    </td>
  </tr>`;

/** A sentence of its own. */
export const paragraph = (text: string): Html =>
  html`<p style="margin:6px 0;font-size:14px">${text}</p>`;
