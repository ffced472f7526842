import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { sendFile } from '../static-files.ts';

const folder = path.dirname(
  createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'),
);

/** Where the Chinese font is that the mailbox brings along, as a mail program would. */
export const fontsPath = '/mailbox/fonts';

/** The font's rules, in slices of which a page fetches those whose letters it shows. */
export const fontLink = `<link rel="stylesheet" href="${fontsPath}/400.css">`;

/** Sends the rules or a slice; false where the path is none of these. */
export const sendFont = (
  urlPath: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean =>
  /^\/mailbox\/fonts\/(400\.css|files\/[\w-]+\.woff2)$/.test(urlPath) &&
  sendFile(folder, urlPath.slice(fontsPath.length), request, response);
