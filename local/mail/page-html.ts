import { fontLink } from './fonts.ts';
import type { PageLanguage, PageWords } from './page-words.ts';

/** A text as it stands in HTML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

const style = `
  * { box-sizing: border-box }
  body { margin: 0; font: 14px/1.45 'Noto Sans SC', system-ui, -apple-system, sans-serif;
    color: #1f2a37; background: #f8f9fb }
  header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; padding: 10px 16px;
    background: #fff; border-bottom: 1px solid #dfe3e8 }
  header h1 { margin: 0; font-size: 18px }
  header nav { margin-left: auto }
  header nav a { margin-left: 12px }
  main { max-width: 920px; margin: 0 auto; padding: 16px }
  a { color: #0b5a54 } .quiet { color: #5f6b7a; font-size: 12px }
  .mails { list-style: none; margin: 0; padding: 0; background: #fff; border: 1px solid #dfe3e8 }
  .mails li + li { border-top: 1px solid #dfe3e8 }
  .mails a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px;
    padding: 9px 12px; color: inherit; text-decoration: none }
  .mails a:hover, .mails a:focus { background: #e6f4f2 }
  .mails b { overflow-wrap: anywhere; font-weight: 600 } .bad { color: #b3261e }
  dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 12px; margin: 0 0 12px }
  dt { color: #5f6b7a } dd { margin: 0; overflow-wrap: anywhere }
  iframe { width: 100%; height: 70vh; border: 1px solid #dfe3e8; background: #fff }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #fff; border: 1px solid #dfe3e8;
    padding: 12px; font: 13px/1.5 ui-monospace, monospace, 'Noto Sans SC' }
  button, input { font: inherit }
  form { display: flex; gap: 8px; margin-bottom: 12px }
  input { flex: 1; min-width: 0; padding: 5px 8px }
  @media (max-width: 480px) { main { padding: 8px } }`;

/** A whole page of the mailbox around its content, with the way to the other language. */
export function pageHtml(
  content: string,
  { words, language, path }: { words: PageWords; language: PageLanguage; path: string },
): string {
  const other = language === 'zh' ? (['en', 'English'] as const) : (['zh', '中文'] as const);
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · dealerbook</title><link rel="icon" href="data:,">${fontLink}
<style>${style}</style></head>
<body><header><h1>${words.title}</h1><span class="quiet">${words.about}</span>
<nav><a href="/">${words.workbench}</a>
<a href="${escaped(path)}?lang=${other[0]}" lang="${other[0]}">${other[1]}</a></nav></header>
<main>${content}</main></body></html>`;
}
