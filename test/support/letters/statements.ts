import { simpleParser } from 'mailparser';
import { routes } from '../../../api/routes.ts';
import type { statementAnswerColumns } from '../../../api/routes/statement-answers.ts';
import { toRecords, type Cell } from '../../../domain/values/table.ts';
import type { PostOffice } from '../post-office.ts';
import { sendRaw } from '../raw.ts';
import type { Person, Service } from '../service.ts';

const { openStatement, answerStatement } = routes['statement-links'];
const { listStatementAnswers } = routes['statement-answers'];

/** A mail as its recipient has it: its parts as text, and its bytes. */
export interface Mail {
  readonly text: string;
  readonly html: string;
  readonly raw: string;
}

/** The mails to an address, the newest first. */
export async function mailsTo({ box }: PostOffice, address: string): Promise<Mail[]> {
  const found = box.list(50, address).map(({ messageId }) => box.find(messageId)?.raw);
  return Promise.all(
    found.map(async (bytes) => {
      const { text = '', html } = await simpleParser(bytes ?? Buffer.alloc(0));
      return { text, html: html || '', raw: (bytes ?? Buffer.alloc(0)).toString('latin1') };
    }),
  );
}

/** What follows a link's address: who has it can answer. Throws where a mail has no link. */
export function tokenIn(text: string): string {
  const token = /\/summaries\/answers\/([\w.~-]+)/.exec(text)?.[1];
  if (token === undefined) throw new Error(`There is no link in ${text}`);
  return token;
}

/** What is sent by a form: every field that is not said is as the page has it at first. */
export type Sent = Partial<Record<'answer' | 'name' | 'question' | 'ownBalance' | 'copy', string>>;

/** What whoever has a link can do, and what members of the company see of it. */
export const statements = (service: Service) => ({
  open: (token: string, language?: 'zh' | 'en') =>
    service.send(openStatement, { params: { token }, query: { language } }, 'viewer'),
  answer: (token: string, sent: Sent) => {
    const given = { answer: 'confirmed' as const, name: '李海', copy: '0', ...sent };
    const body = given as typeof given & { answer: 'confirmed' | 'questioned' };
    return service.send(answerStatement, { params: { token }, body }, 'viewer');
  },
  /** A browser’s request: it asks for a page, and sends a form as API Gateway hands it on. */
  browse: (token: string, form?: Sent) => {
    const tried = {
      noun: 'statement-links' as const,
      route: form ? answerStatement : openStatement,
    };
    const type = 'application/x-www-form-urlencoded';
    const headers = { accept: 'text/html', 'accept-language': 'zh-CN', 'content-type': type };
    const body =
      form &&
      Buffer.from(new URLSearchParams({ copy: '0', ...form }).toString()).toString('base64');
    const raw = { params: { token }, headers, body, isBase64Encoded: form !== undefined };
    return sendRaw(tried, raw, 'viewer');
  },
  listed: async (as: Person, month: string) => {
    const rows: Listed[] = [];
    let cursor: string | undefined;
    do {
      const given = { params: { month }, query: { cursor } };
      const page = await service.ask(listStatementAnswers, given, as);
      rows.push(...toRecords<(typeof statementAnswerColumns)[number]>(page));
      cursor = page.next;
    } while (cursor !== undefined);
    return rows;
  },
});

/** A row of the list as the columns say it. */
export type Listed = Readonly<Record<(typeof statementAnswerColumns)[number], Cell>>;
