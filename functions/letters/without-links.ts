import { withoutTokens } from '../statement-answers/token.ts';

/** A text within a message, in lines of base64: its headers, and the lines. */
const textPart = /(Content-Type: text\/[^]*?\r\n\r\n)((?:[A-Za-z0-9+/]{1,76}={0,2}\r\n)+)/g;

/** How many characters of base64 stand in a line. */
const lineLength = 76;

/**
 * A message whose links for its recipient alone lead nowhere, and which is the same byte for byte
 * besides: a letter that was sent is shown to members of the company.
 */
export const withoutLinks = (message: string): string =>
  message.replace(textPart, (part, headers: string, lines: string) => {
    const text = Buffer.from(lines, 'base64').toString();
    const without = withoutTokens(text);
    return without === text ? part : headers + inLines(without);
  });

const inLines = (text: string): string =>
  Buffer.from(text)
    .toString('base64')
    .replace(new RegExp(`.{1,${String(lineLength)}}`, 'g'), '$&\r\n');
