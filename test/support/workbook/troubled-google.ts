import { listen, type Listener } from '../../../local/listener.ts';
import { readBody } from '../../../local/request-body.ts';

/**
 * What happens to a request on its way: it is answered with a status and never arrives, or it
 * arrives and is done, and its answer is lost.
 */
export type Trouble = { readonly status: number; readonly body?: unknown } | 'answer lost';

/** What stands between the product and its Google. */
export interface Way {
  readonly endpoint: string;
  /** What was asked of spreadsheets, in order: `GET` looks, `POST` changes. */
  readonly asked: string[];
  /** Troubles of the next requests, one each; null is none. */
  readonly troubles: (Trouble | null)[];
  readonly stop: () => Promise<void>;
}

/** Opens a way to a Google on which requests get into trouble, as a test says. */
export async function troubledWay(google: string): Promise<Way> {
  const listener: Listener = await listen(0, () => undefined);
  const asked: string[] = [];
  const troubles: (Trouble | null)[] = [];
  listener.serve(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const body = await readBody(request, 32 * 1024 * 1024);
    asked.push(method);
    const trouble = troubles.shift() ?? null;
    if (trouble !== null && trouble !== 'answer lost') {
      response.writeHead(trouble.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(trouble.body ?? { error: { code: trouble.status } }));
      return;
    }
    const sent = method === 'GET' ? {} : { body: new Uint8Array(body ?? []) };
    const answer = await fetch(`${google}${url}`, {
      method,
      headers: { authorization: headers.authorization ?? '' },
      ...sent,
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (trouble === 'answer lost') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(bytes);
  });
  const endpoint = `http://127.0.0.1:${String(listener.port)}`;
  return { endpoint, asked, troubles, stop: listener.close };
}
