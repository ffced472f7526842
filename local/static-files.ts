import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gs': 'text/javascript; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * Sends the file at a URL path below a folder. Browsers ask each time whether it has changed, so
 * that a rebuilt page is never stale. Answers false when there is no such file.
 */
export function sendFile(
  folder: string,
  urlPath: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const file = fileAt(folder, urlPath);
  const stats = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  if (file === undefined || stats?.isFile() !== true) return false;
  const etag = `"${stats.size.toString(36)}-${stats.mtimeMs.toString(36)}"`;
  response.setHeader('etag', etag).setHeader('cache-control', 'no-cache');
  if (file.endsWith('.woff2')) {
    // The add-on's pages live on origins of their own and use the same fonts.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
  }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return true;
  }
  response.writeHead(200, {
    'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
    'content-length': stats.size,
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  return true;
}

function fileAt(folder: string, urlPath: string): string | undefined {
  try {
    const relative = decodeURIComponent(urlPath.endsWith('/') ? `${urlPath}index.html` : urlPath);
    const file = path.join(folder, relative);
    return file.startsWith(path.join(folder, path.sep)) && !file.includes('\0') ? file : undefined;
  } catch {
    return undefined;
  }
}
