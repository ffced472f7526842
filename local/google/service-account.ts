import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const Kept = z.object({
  client_email: z.string(),
  private_key_id: z.string(),
  private_key: z.string(),
});

/** The one service account that this machine's Google knows, as its key file says it. */
export type AccountKey = z.infer<typeof Kept>;

/** The name of the service account of this machine. */
export const accountEmail = 'dealerbook@local.iam.gserviceaccount.com';

/** The key of the service account: made once, and kept in a file. */
export function openAccountKey(file: string): AccountKey {
  if (existsSync(file)) return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = {
    client_email: accountEmail,
    private_key_id: randomBytes(20).toString('hex'),
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  writeFileSync(file, JSON.stringify(key));
  return key;
}

/** The key file as Google gives it out. */
export const keyFile = (key: AccountKey, endpoint: string): string =>
  JSON.stringify({
    type: 'service_account',
    project_id: 'local',
    ...key,
    client_id: '100000000000000000000',
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: `${endpoint}/token`,
  });
