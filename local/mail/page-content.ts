import type { Attachment } from 'mailparser';
import type { Mail } from './box.ts';
import { escaped } from './page-html.ts';
import { jobOfMonth } from '../job-command.ts';
import type { PageWords } from './page-words.ts';

/** What a mail that is shown may do: open its links beside the mailbox, and nothing else. */
export const mailMay = 'allow-popups allow-popups-to-escape-sandbox';

/** Mails that are listed at once. */
export const listed = 200;

/** The list of mails, and a field for an address. */
export function listHtml(mails: readonly Mail[], to: string, words: PageWords): string {
  const label = `placeholder="${words.filter}" aria-label="${words.filter}"`;
  const form = `<form><input name="to" value="${escaped(to)}" ${label}>
<button>${words.show}</button></form>`;
  if (mails.length === 0)
    return `${form}<p>${words.none} <code>${jobOfMonth('letters-due')}</code></p>`;
  const lines = mails.map(
    (mail) => `<li><a href="/mailbox/${mail.messageId}"><b>${escaped(mail.subject)}</b>
<span class="quiet">${timeOf(mail)}</span>
<span class="quiet">${words.to} ${escaped(mail.to.join(', '))}</span>
<span class="bad">${fateOf(mail, words)}</span></a></li>`,
  );
  const more = mails.length === listed ? `<p class="quiet">${words.more}</p>` : '';
  return `${form}<ul class="mails">${lines.join('')}</ul>${more}`;
}

/** What a mail holds. */
export interface Parts {
  readonly html: boolean;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** One mail: from whom and to whom, what it holds, and what it says. */
export function mailHtml(mail: Mail, { html, text, attachments }: Parts, words: PageWords): string {
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
${html ? `<iframe sandbox="${mailMay}" title="${words.html}" src="${at}/html"></iframe>` : ''}
<h2>${words.plain}</h2><pre>${escaped(text)}</pre>`;
}

const timeOf = ({ takenAt }: Mail): string =>
  `${new Date(takenAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function fateOf({ events }: Mail, words: PageWords): string {
  if (events.includes('Bounce')) return words.bounced;
  return events.includes('Complaint') ? words.complained : '';
}
