import type { People } from './people.ts';

/**
 * The time zone that a spreadsheet of the company's people has: they work where the company does.
 * Null where there is no company yet; then the spreadsheet has the manifest's zone.
 */
export async function companyZone(people: People): Promise<string | null> {
  const token = await people.token();
  const headers = { authorization: `Bearer ${token ?? ''}` };
  return fetch('/api/company', { headers })
    .then(async (reply) =>
      reply.ok ? (((await reply.json()) as { timeZone?: string }).timeZone ?? null) : null,
    )
    .catch(() => null);
}
