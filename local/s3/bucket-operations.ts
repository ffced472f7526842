import type { Catalogue } from './catalogue.ts';
import { hasChecksum, verifiedChecksums } from './checksums.ts';
import { listObjects, listVersions } from './listing.ts';
import { mayBypass, type ObjectRequest, type S3Reply } from './object-operations.ts';
import type { Objects } from './objects.ts';
import { invalidRequest, S3Problem } from './problem.ts';
import { element, elementsIn, optional, textIn, type Xml, xmlDocument } from './xml.ts';

/** A checked request about a whole bucket. */
export type BucketRequest = Omit<ObjectRequest, 'key'>;

const deletesMax = 1000;

/** A page of the latest objects. */
export const getObjects = (catalogue: Catalogue, { bucket, query }: BucketRequest): S3Reply => ({
  status: 200,
  body: listObjects(catalogue, bucket, query),
});

/** A page of all versions. */
export const getVersions = (catalogue: Catalogue, { bucket, query }: BucketRequest): S3Reply => ({
  status: 200,
  body: listVersions(catalogue, bucket, query),
});

/** Deletes many objects; each has an answer of its own. */
export function deleteObjects(objects: Objects, request: BucketRequest): S3Reply {
  const { headers, body } = request;
  if (!hasChecksum(headers)) throw invalidRequest('Missing required header: Content-MD5');
  verifiedChecksums(body, headers);
  const xml = body.toString('utf8');
  const wanted = elementsIn(xml, 'Object');
  if (wanted.length === 0 || wanted.length > deletesMax) {
    const message = `Delete names 1 to ${deletesMax} objects.`;
    throw new S3Problem(400, 'MalformedXML', message);
  }
  const isQuiet = textIn(xml, 'Quiet') === 'true';
  const answers = wanted.flatMap((each) => deleteOne(objects, request, each, isQuiet));
  return { status: 200, body: xmlDocument('DeleteResult', answers) };
}

function deleteOne(
  objects: Objects,
  { bucket, headers }: BucketRequest,
  xml: string,
  isQuiet: boolean,
): readonly Xml[] {
  const key = textIn(xml, 'Key') ?? '';
  const named = textIn(xml, 'VersionId');
  const which = [element('Key', key), ...optional('VersionId', named)];
  try {
    const { version, isMarker } = objects.remove(bucket, key, named, mayBypass(headers));
    const marker = isMarker
      ? [element('DeleteMarker', true), ...optional('DeleteMarkerVersionId', version)]
      : [];
    return isQuiet ? [] : [element('Deleted', [...which, ...marker])];
  } catch (error) {
    if (!(error instanceof S3Problem)) throw error;
    const said = [element('Code', error.code), element('Message', error.message)];
    return [element('Error', [...which, ...said])];
  }
}
