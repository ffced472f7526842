import { createPublicKey, randomBytes, type KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { AccountKey } from './service-account.ts';

/** Gives out tokens for claims that the service account's key has signed, and knows them again. */
export type Tokens = {
  /** The answer to a request for a token, with its status. */
  readonly answer: (body: URLSearchParams) => Promise<{ status: 200 | 400; json: unknown }>;
  /** Whose token it is; undefined for one that is not ours, or over. */
  readonly holderOf: (authorization: string | undefined) => string | undefined;
};

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const scope = 'https://www.googleapis.com/auth/spreadsheets';
const secondsMax = 3600;

/** Tokens of one service account. `audience` is the address of the token endpoint. */
export function issueTokens(key: AccountKey, audience: string, now: () => number): Tokens {
  const publicKey = createPublicKey(key.private_key);
  const held = new Map<string, { readonly email: string; readonly end: number }>();
  const refused = (error: string, why: string) => ({
    status: 400 as const,
    json: { error, error_description: why },
  });
  return {
    answer: async (body) => {
      if (body.get('grant_type') !== grantType) {
        return refused('unsupported_grant_type', 'Invalid grant_type');
      }
      const why = await problemOf(body.get('assertion') ?? '', { publicKey, key, audience, now });
      if (why !== undefined) return refused('invalid_grant', why);
      const token = `ya29.${randomBytes(24).toString('base64url')}`;
      held.set(token, { email: key.client_email, end: now() + secondsMax * 1000 });
      const json = { access_token: token, expires_in: secondsMax, token_type: 'Bearer' };
      return { status: 200, json };
    },
    holderOf: (authorization) => {
      const found = held.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '');
      return found && found.end > now() ? found.email : undefined;
    },
  };
}

type Against = {
  readonly publicKey: KeyObject;
  readonly key: AccountKey;
  readonly audience: string;
  readonly now: () => number;
};

/** What is wrong with a signed claim, in Google's words; undefined where nothing is. */
async function problemOf(
  assertion: string,
  { publicKey, key, audience, now }: Against,
): Promise<string | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
      algorithms: ['RS256'],
      audience,
      issuer: key.client_email,
      currentDate: new Date(now()),
      requiredClaims: ['iat', 'exp'],
    });
    const { iat = 0, exp = 0 } = payload;
    if (exp - iat > secondsMax) return 'Invalid JWT: the token must be short-lived (60 minutes).';
    if (protectedHeader.kid !== key.private_key_id) return 'Invalid JWT Signature.';
    return payload['scope'] === scope ? undefined : 'Invalid OAuth scope or ID token audience.';
  } catch (error) {
    return `Invalid JWT: ${error instanceof Error ? error.message : String(error)}`;
  }
}
