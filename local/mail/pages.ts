import type { IncomingMessage, ServerResponse } from 'node:http';
import { simpleParser, type Attachment } from 'mailparser';
import type { Box, Mail } from './box.ts';
import { escaped, pageHtml } from './page-html.ts';
import { pageWords, type PageLanguage, type PageWords } from './page-words.ts';

/** Mails that are listed at once. */
const listed = 200;

/** What is shown of a mail runs nothing and fetches nothing. */
const closed = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";

/**
 * The mailbox of this machine: `/mailbox` lists what was sent, `/mailbox/<id>` shows one; below it
 * are its `html`, its `source`, and its parts by number.
 */
export async function sendMailbox(
  box: Box,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, , id = '', part = '', number = ''] = url.pathname.split('/').map(decodeURIComponent);
  const language = languageOf(url, request, response);
  const shown = { words: pageWords(language), language, path: url.pathname };
  if (id === '') {
    const to = url.searchParams.get('to') ?? '';
    return sendPage(
      response,
      200,
      pageHtml(listHtml(box.list(listed, to), to, shown.words), shown),
    );
  }
  const found = box.find(id);
  if (found === undefined) return sendPage(response, 404, pageHtml(shown.words.missing, shown));
  if (part === 'source') return sendBytes(response, found.raw, 'text/plain; charset=utf-8');
  if (part === 'raw') return sendBytes(response, found.raw, 'message/rfc822');
  const parsed = await simpleParser(found.raw, { skipImageLinks: true });
  const { attachments, html } = parsed;
  if (part === 'html') {
    return sendBytes(response, withPictures(html || '', attachments), 'text/html; charset=utf-8');
  }
  if (part === 'parts') {
    const attachment = attachments[Number(number)];
    if (attachment === undefined) return sendPage(response, 404, shown.words.missing);
    return sendAttachment(response, attachment);
  }
  const text = mailHtml(
    found.mail,
    { html: html !== false, text: parsed.text ?? '', attachments },
    shown.words,
  );
  return sendPage(response, 200, pageHtml(text, shown));
}

/** The language asked for is remembered; before that it is the browser's. */
function languageOf(url: URL, request: IncomingMessage, response: ServerResponse): PageLanguage {
  const asked = url.searchParams.get('lang');
  if (asked === 'zh' || asked === 'en') {
    response.setHeader('set-cookie', `mailbox=${asked}; Path=/mailbox; SameSite=Strict`);
    return asked;
  }
  const remembered = /(?:^|; )mailbox=(zh|en)/.exec(request.headers.cookie ?? '')?.[1];
  const preferred = remembered ?? request.headers['accept-language'] ?? '';
  return preferred.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function listHtml(mails: readonly Mail[], to: string, words: PageWords): string {
  const label = `placeholder="${words.filter}" aria-label="${words.filter}"`;
  const form = `<form><input name="to" value="${escaped(to)}" ${label}>
<button>${words.show}</button></form>`;
  if (mails.length === 0) return `${form}<p>${words.none}</p>`;
  const lines = mails.map(
    (mail) => `<li><a href="/mailbox/${mail.messageId}"><b>${escaped(mail.subject)}</b>
<span class="quiet">${timeOf(mail)}</span>
<span class="quiet">${words.to} ${escaped(mail.to.join(', '))}</span>
<span class="bad">${fateOf(mail, words)}</span></a></li>`,
  );
  const more = mails.length === listed ? `<p class="quiet">${words.more}</p>` : '';
  return `${form}<ul class="mails">${lines.join('')}</ul>${more}`;
}

interface Parts {
  readonly html: boolean;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

function mailHtml(mail: Mail, { html, text, attachments }: Parts, words: PageWords): string {
  const at = `/mailbox/${mail.messageId}`;
  const rows = [
    [words.subject, mail.subject],
    [words.from, mail.from],
    [words.to, `${mail.to.join(', ')} ${fateOf(mail, words)}`],
    [words.sent, timeOf(mail)],
  ];
  const files = attachments.flatMap((each, i) => {
    const name = escaped(each.filename ?? String(i));
    return each.related ? [] : [`<li><a href="${at}/parts/${String(i)}">${name}</a></li>`];
  });
  const names = rows.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`);
  return `<p><a href="/mailbox">← ${words.back}</a> · <a href="${at}/source">${words.source}</a></p>
<dl>${names.join('')}</dl>
${files.length > 0 ? `<h2>${words.attachments}</h2><ul>${files.join('')}</ul>` : ''}
${html ? `<iframe sandbox title="${words.html}" src="${at}/html"></iframe>` : ''}
<h2>${words.plain}</h2><pre>${escaped(text)}</pre>`;
}

/** The HTML of a mail with its inline pictures in it: a closed frame may fetch nothing. */
const withPictures = (html: string, attachments: readonly Attachment[]): string =>
  html.replace(/\bcid:([^"'\s>]+)/g, (whole, cid: string) => {
    const found = attachments.find((each) => each.cid === cid);
    return found ? `data:${found.contentType};base64,${found.content.toString('base64')}` : whole;
  });

const timeOf = ({ takenAt }: Mail): string =>
  `${new Date(takenAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function fateOf({ events }: Mail, words: PageWords): string {
  if (events.includes('Bounce')) return words.bounced;
  return events.includes('Complaint') ? words.complained : '';
}

/** A picture within is shown; everything else is saved and not opened. */
function sendAttachment(response: ServerResponse, attachment: Attachment): void {
  const { contentType, filename = 'part', content, related } = attachment;
  const isPicture = related && /^image\/(png|jpeg|gif)$/.test(contentType);
  const name = encodeURIComponent(filename);
  response.setHeader(
    'content-disposition',
    isPicture ? 'inline' : `attachment; filename*=UTF-8''${name}`,
  );
  sendBytes(response, content, isPicture ? contentType : 'application/octet-stream');
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  response.writeHead(status, { ...headers, 'x-content-type-options': 'nosniff' }).end(html);
}

function sendBytes(response: ServerResponse, body: Buffer | string, contentType: string): void {
  response.writeHead(200, {
    'content-type': contentType,
    'content-security-policy': closed,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
