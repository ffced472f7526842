import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { routes } from '../../../api/routes.ts';
import type { NewUpload } from '../../../domain/archive/file.ts';
import { recordForm } from '../recorded-calls.ts';
import type { Service } from '../service.ts';

/** Files bytes as a sidebar does: promised, sent by the form straight to S3, filed. */
export async function fileByForm(
  service: Service,
  dealerId: string,
  bytes: Uint8Array,
  about: Pick<NewUpload, 'uploadId' | 'kind' | 'binding' | 'name'>,
) {
  const { promiseUpload, fileUpload } = routes.archive;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const body = { ...about, bytes: bytes.length, sha256 };
  const promised = { params: { dealerId }, body };
  const { url, fields } = await service.ask(promiseUpload, promised, 'custodian');
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(bytes)]));
  recordForm('archive');
  expect((await fetch(url, { method: 'POST', body: form })).status).toBe(204);
  const params = { dealerId, uploadId: about.uploadId };
  return service.ask(fileUpload, { params }, 'custodian');
}
