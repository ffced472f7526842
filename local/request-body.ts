import type { IncomingMessage } from 'node:http';

/**
 * The whole body of a request, or nothing when it has more than `bytesMax` bytes. The rest of a
 * body that is too large is read and thrown away, so that the answer can be delivered.
 */
export async function readBody(
  request: IncomingMessage,
  bytesMax: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= bytesMax) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes <= bytesMax ? Buffer.concat(chunks) : undefined;
}
