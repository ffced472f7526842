import { gzipSync } from 'node:zlib';
import { keep } from '../../store/archive.ts';
import { listCustomers } from '../../store/customers.ts';
import { readHeads } from '../../store/heads.ts';
import { archive } from '../archive.ts';
import { db } from '../database.ts';
import { job } from '../job.ts';

const dealersOfPage = 400;

/**
 * Puts the version and the hash of every account under lock, one object a day. A chain that is
 * rewritten from then on, each hash anew, does not fit what stands there. The first run of a day
 * counts: a second finds its object and changes nothing.
 */
export const handler = job('anchor', async ({ day }) => {
  const lines = await accountLines();
  const bytes = gzipSync(lines.join(''));
  const key = `anchors/${day}/accounts.jsonl.gz`;
  const outcome = await keep(archive, key, bytes, 'application/gzip');
  return { key, outcome, accounts: lines.length, bytes: bytes.length };
});

/** One line of JSON an account, in order of the dealers. */
async function accountLines(): Promise<string[]> {
  const lines: string[] = [];
  let after: string | null = null;
  do {
    const question = { tier: 'dealer', territories: null, after, limit: dealersOfPage } as const;
    const page = await listCustomers(db, question);
    const heads = await readHeads(
      db,
      page.lines.map(({ customerId }) => customerId),
    );
    for (const { dealerId, version, hash } of heads.values()) {
      lines.push(`${JSON.stringify({ dealerId, version, hash })}\n`);
    }
    after = page.last;
  } while (after !== null);
  return lines;
}
