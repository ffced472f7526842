import type { IncomingMessage, ServerResponse } from 'node:http';
import { jobOfMonth } from '../job-command.ts';
import { fontLink } from '../mail/fonts.ts';
import { escaped } from '../mail/page-html.ts';
import type { KeptBook } from './book.ts';
import { tableHtml } from './page-table.ts';
import { pageWords, type PageLanguage } from './page-words.ts';

const style = `
  * { box-sizing: border-box }
  body { margin: 0; font: 14px/1.45 'Noto Sans SC', system-ui, sans-serif; color: #1f2a37;
    background: #f8f9fb }
  header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; padding: 10px 16px;
    background: #fff; border-bottom: 1px solid #dfe3e8 }
  h1 { margin: 0; font-size: 18px } header nav { margin-left: auto }
  header nav a { margin-left: 12px } main { padding: 12px 16px }
  a { color: #0b5a54 } .quiet { color: #5f6b7a; font-size: 12px }
  .tabs { display: flex; flex-wrap: wrap; gap: 4px; margin: 0 0 8px; padding: 0; list-style: none }
  .tabs a { display: block; padding: 4px 12px; background: #fff; border: 1px solid #dfe3e8;
    text-decoration: none } .tabs [aria-current] { background: #e6f4f2; font-weight: 600 }
  .tab { overflow: auto; max-height: 75vh; background: #fff; border: 1px solid #dfe3e8 }
  table { table-layout: fixed; border-collapse: separate; border-spacing: 0 }
  td { padding: 3px 6px; border-right: 1px solid #eef0f3; border-bottom: 1px solid #eef0f3;
    background: #fff; overflow-wrap: anywhere; vertical-align: bottom;
    font-variant-numeric: tabular-nums }
  tr:first-child td { font-size: 18px }
  .head td { position: sticky; top: 0; z-index: 1 }
  td:first-child:not([colspan]) { position: sticky; left: 0 }
  .head td:first-child { z-index: 2 } td span { position: sticky; left: 6px }`;

/** The workbook of this machine: `/workbook` shows its first tab, `?tab=` another by its id. */
export function sendWorkbook(
  book: KeptBook | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const language = languageOf(searchParams.get('lang'), request);
  const tab = searchParams.get('tab') ?? '';
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  // Names that people gave run nothing here.
  const policy =
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:";
  response.writeHead(200, {
    ...headers,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  });
  response.end(pageHtml(book, tab, language));
}

function languageOf(asked: string | null, { headers }: IncomingMessage): PageLanguage {
  const preferred = asked ?? headers['accept-language'] ?? '';
  return preferred.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function pageHtml(book: KeptBook | undefined, tab: string, language: PageLanguage): string {
  const words = pageWords(language);
  const other = language === 'zh' ? (['en', 'English'] as const) : (['zh', '中文'] as const);
  const sheets = book?.sheets ?? [];
  const shown = sheets.find(({ properties }) => String(properties.sheetId) === tab) ?? sheets[0];
  const tabs = sheets.map(({ properties: { sheetId, title } }) => {
    const isShown = sheetId === shown?.properties.sheetId;
    const href = `/workbook?tab=${String(sheetId)}&amp;lang=${language}`;
    const current = isShown ? ' aria-current="page"' : '';
    return `<li><a href="${href}"${current}>${escaped(title)}</a></li>`;
  });
  const inOther = `/workbook?tab=${encodeURIComponent(tab)}&amp;lang=${other[0]}`;
  const isEmpty = shown === undefined || shown.rows.length === 0;
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · dealerbook</title><link rel="icon" href="data:,">${fontLink}
<style>${style}</style></head>
<body><header><h1>${words.title}</h1><span class="quiet">${words.about}</span>
<nav><a href="/">${words.workbench}</a>
<a href="${inOther}" lang="${other[0]}">${other[1]}</a></nav>
</header><main><ul class="tabs" aria-label="${words.tabs}">${tabs.join('')}</ul>
${isEmpty ? `<p>${words.empty}</p>` : tableHtml(shown)}
<p class="quiet">${words.how} <code>${jobOfMonth('workbook')}</code><br>
${words.id}: ${escaped(book?.spreadsheetId ?? '–')}<br>
${words.workbook}: ${escaped(book?.editors.join(', ') ?? '–')}</p></main></body></html>`;
}
