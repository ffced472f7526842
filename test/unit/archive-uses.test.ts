import { expect, it } from 'vitest';
import { useOf } from '../../domain/archive/uses.ts';

const key = `files/D1/0000000000000001/${'0'.repeat(64)}.pdf`;
const nobody = () => false;

/** An access record as S3 writes it, of an operation on a file. */
const record = (operation: string) =>
  'owner kept [25/Nov/2026:07:30:00 +0000] 203.0.113.9 ' +
  `arn:aws:sts::000000000000:assumed-role/Administrator/me REQ ${operation} ${key} ` +
  `"GET /${key} HTTP/1.1" 200 - 1000 1000 1 1 "-" "aws-cli" -`;

it.each([
  ...['REST.GET.OBJECT', 'SOAP.GET.OBJECT', 'WEBSITE.GET.OBJECT', 'REST.GET.TORRENT'],
  ...['REST.COPY.OBJECT_GET', 'REST.COPY.PART_GET', 'REST.SELECT.OBJECT'],
])('%s reads the bytes of a file and is a use of it', (operation) => {
  expect(useOf(record(operation), nobody)).toMatchObject({
    ...{ at: '2026-11-25T07:30:00.000Z', dealerId: 'D1', fileId: '0000000000000001' },
    ...{ ip: '203.0.113.9', status: 200, bytes: 1000, mintId: null },
  });
});

it.each([
  ...['REST.HEAD.OBJECT', 'REST.PUT.OBJECT', 'REST.COPY.OBJECT', 'REST.COPY.PART'],
  ...['REST.GET.OBJECT_TAGGING', 'REST.GET.ACL', 'REST.GET.OBJECT_LOCK_RETENTION'],
])('%s reads none and is no use', (operation) => {
  expect(useOf(record(operation), nobody)).toBeNull();
});
