import MailComposer from 'nodemailer/lib/mail-composer';
import type { Locale } from '../../api/sentences.ts';
import { subjectMax } from '../../domain/letters/letter.ts';
import { Email, isPlainText } from '../../domain/values/text.ts';

/** A picture within the text, shown by `<img src="cid:…">` with its name. */
export interface InlinePicture {
  readonly cid: string;
  readonly contentType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

/** A file that comes with a message. */
export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What a message says; the plain text says the same as the HTML. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly pictures?: readonly InlinePicture[];
  readonly attachments?: readonly Attachment[];
}

/** An address with the name shown for it. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** From whom and to whom a message is, and in what language. */
export interface Envelope {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly language: Locale;
}

/** Most bytes of the HTML: mail programs cut what is longer. */
export const htmlBytesMax = 100 * 1024;
/** Most bytes of a message: with it a request and its reply stay within what Lambda takes. */
export const messageBytesMax = 4 * 1024 * 1024;

/**
 * The bytes of a message as mail servers take them: 7-bit lines, a plain-text part beside the
 * HTML, pictures within, files behind. Throws for an address or a subject that could begin a header
 * of its own, and where something is too large or would be fetched from elsewhere: whoever writes a
 * letter keeps to that.
 */
export async function rawMessage(message: Message, envelope: Envelope): Promise<Buffer> {
  check(message, envelope);
  const { from, to, language } = envelope;
  const { subject, text, html, pictures = [], attachments = [] } = message;
  const composer = new MailComposer({
    from: { ...from, address: Email.parse(from.address) },
    to: { ...to, address: Email.parse(to.address) },
    subject,
    text,
    html,
    textEncoding: 'base64',
    newline: 'windows',
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: [
      ...pictures.map(({ cid, contentType, bytes }) => ({
        cid,
        contentType,
        filename: `${cid}.${contentType.slice('image/'.length)}`,
        contentDisposition: 'inline',
        content: Buffer.from(bytes),
      })),
      ...attachments.map(({ name, contentType, bytes }) => ({
        filename: name,
        contentType,
        content: Buffer.from(bytes),
      })),
    ],
  });
  const bytes = await composer.compile().build();
  if (bytes.length > messageBytesMax) throw new Error('The message is larger than 4 MB.');
  if (bytes.some((byte) => byte > 126)) throw new Error('The message is not 7-bit.');
  return bytes;
}

/** What would be fetched: by an element, or by a style. In a text, which has no `<`, it is none. */
const fetched =
  /<(?:img|link|script|iframe|svg)\b(?![^>]*\bsrc="cid:)|<[^>]*\burl\(|<style\b[^<]*\burl\(/i;

function check({ subject, html, attachments = [] }: Message, { from, to }: Envelope): void {
  const lines = [subject, from.name, to.name, ...attachments.map(({ name }) => name)];
  const broken = lines.find((line) => line === '' || !isPlainText(line));
  if (broken !== undefined) throw new Error(`${JSON.stringify(broken)} can't stand in a header.`);
  if (subject.length > subjectMax)
    throw new Error(`The subject is longer than ${String(subjectMax)}.`);
  if (Buffer.byteLength(html) > htmlBytesMax) throw new Error('The HTML is larger than 100 KB.');
  const elsewhere = fetched.exec(html);
  if (elsewhere) throw new Error(`A message fetches nothing: ${elsewhere[0]}.`);
}
