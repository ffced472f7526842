import { DeleteObjectCommand, GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import type { Archive } from './archive.ts';

/**
 * The bytes that were uploaded under a key; null where there are none. Those of an object that is
 * larger than `most` are not fetched: it answers their number.
 */
export async function readUploaded(
  { s3, bucket }: Archive,
  key: string,
  most: number,
): Promise<Uint8Array | number | null> {
  try {
    const reply = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const { Body: body, ContentLength: length = 0 } = reply;
    if (!body) return null;
    if (length <= most) return await body.transformToByteArray();
    // The rest of the bytes stays where it is.
    if ('destroy' in body) body.destroy();
    return length;
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}

/** Takes away what was uploaded under a key; harmless where nothing is. */
export async function removeUploaded({ s3, bucket }: Archive, key: string): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}
