import type { IncomingMessage, ServerResponse } from 'node:http';
import { simpleParser, type Attachment } from 'mailparser';
import type { Box } from './box.ts';
import { fontLink, fontsPath, sendFont } from './fonts.ts';
import { listed, listHtml, mailHtml, mailMay } from './page-content.ts';
import { pageHtml } from './page-html.ts';
import { pageWords, type PageLanguage } from './page-words.ts';

/**
 * What is shown of a mail runs nothing, and fetches nothing but the mailbox's own font. Its links
 * open beside it.
 */
const closedFor = ({ headers }: IncomingMessage): string => {
  const fonts = `http://${headers.host ?? ''}${fontsPath}/`;
  const styles = `style-src 'unsafe-inline' ${fonts}`;
  return `default-src 'none'; img-src data:; ${styles}; font-src ${fonts}; sandbox ${mailMay}`;
};

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
  if (sendFont(url.pathname, request, response)) return;
  response.setHeader('content-security-policy', closedFor(request));
  const [, , id = '', part = '', number = ''] = url.pathname.split('/');
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
    const frame = inProgram(withPictures(html || '', attachments));
    return sendBytes(response, frame, 'text/html; charset=utf-8');
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

/** The HTML of a mail with its inline pictures in it: a closed frame may fetch nothing. */
const withPictures = (html: string, attachments: readonly Attachment[]): string =>
  html.replace(/\bcid:([^"'\s>]+)/g, (whole, cid: string) => {
    const found = attachments.find((each) => each.cid === cid);
    return found ? `data:${found.contentType};base64,${found.content.toString('base64')}` : whole;
  });

/** What a mail program brings along: a font, and that links open in a window of their own. */
const brought = `<base target="_blank">${fontLink}`;

/** The HTML with what a mail program would bring along. */
const inProgram = (html: string): string =>
  /<head\b[^>]*>/i.test(html)
    ? html.replace(/<head\b[^>]*>/i, (head) => head + brought)
    : brought + html;

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
  // The mailbox's own page has a form, and a frame for the mail.
  response.removeHeader('content-security-policy');
  response.writeHead(status, { ...headers, 'x-content-type-options': 'nosniff' }).end(html);
}

function sendBytes(response: ServerResponse, body: Buffer | string, contentType: string): void {
  response.writeHead(200, {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
