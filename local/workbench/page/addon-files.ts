import type { Bundle } from '../protocol/messages.ts';

interface Manifest {
  readonly timeZone?: string;
  readonly urlFetchWhitelist?: readonly string[];
}

/** The very code that is pushed to Google, from the local server. */
export async function loadBundle(): Promise<Bundle> {
  const [code, manifest] = await Promise.all([
    fetch('/addon/Code.js').then((reply) => text(reply)),
    fetch('/addon/appsscript.json').then(
      async (reply) => JSON.parse(await text(reply)) as Manifest,
    ),
  ]);
  return {
    code,
    timeZone: manifest.timeZone ?? 'Etc/UTC',
    // The local server is always reachable; what the manifest allows is for Google.
    urlFetchWhitelist: manifest.urlFetchWhitelist
      ? [...manifest.urlFetchWhitelist, `${location.origin}/`]
      : null,
  };
}

/** An html file of the add-on; null when there is none of that name. */
export async function addonFile(name: string): Promise<string | null> {
  const reply = await fetch(`/addon/${encodeURIComponent(name)}.html`, { cache: 'no-store' });
  return reply.ok ? reply.text() : null;
}

async function text(reply: Response): Promise<string> {
  if (!reply.ok) throw new Error(`${reply.url}: ${reply.status}`);
  return reply.text();
}
