import type { UploadForm } from '../../src/contracts/files-state.ts';
import { UploadProblem, type UploadWords } from './read-file.ts';

/** A form is good for five minutes; what takes longer is refused by the storage anyway. */
const timeoutMs = 300_000;

/**
 * Posts a form with a file straight to the storage. Listening to its progress makes the browser ask
 * first whether this page may send at all, so that from a page that may not nothing is sent.
 */
export function postForm(
  { url, fields }: UploadForm,
  file: Blob,
  words: UploadWords,
  sent: (share: number) => void,
  stop: AbortSignal,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // What stands behind the file is not read.
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('POST', url);
    request.timeout = timeoutMs;
    request.upload.onprogress = ({ loaded, total }) => sent(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) resolve();
      else reject(refusalOf(request.responseText, words));
    };
    // A browser does not tell a page whether the network failed or the page's origin was refused.
    request.onerror = () => reject(new UploadProblem(words.unreachable(location.origin)));
    request.ontimeout = () => reject(new UploadProblem(words.formOver));
    request.onabort = () => reject(new UploadProblem(words.cancelled));
    request.onloadend = () => stop.removeEventListener('abort', abort);
    stop.addEventListener('abort', abort);
    request.send(form);
  });
}

function refusalOf(answer: string, words: UploadWords): UploadProblem {
  const [, code = '?'] = /<Code>(\w+)<\/Code>/.exec(answer) ?? [];
  return new UploadProblem(/expired/i.test(answer) ? words.formOver : words.refused(code));
}
