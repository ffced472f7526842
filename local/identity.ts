import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { JSONWebKeySet, JWK } from 'jose';
import { OAuth2Issuer } from 'oauth2-mock-server';

/** Claims to put over the usual ones; `undefined` leaves one out. */
export type Claims = Readonly<Record<string, unknown>>;

/** Signs identity tokens as Google would, with keys of this machine. */
export type Identity = {
  readonly issuer: string;
  readonly audience: string;
  readonly keySet: JSONWebKeySet;
  /** A token for an email address, valid for an hour, with any claims changed. */
  readonly tokenFor: (
    person: { readonly email: string; readonly name?: string },
    claims?: Claims,
  ) => Promise<string>;
};

/** How long a token is valid, as Google's are. */
export const tokenSeconds = 3600;

/**
 * Opens the issuer. The keys are kept in `keyFile`, so that tokens outlive a restart; they protect
 * nothing but this machine's demonstration data.
 */
export async function openIdentity(
  keyFile: string,
  expected: { readonly issuer: string; readonly audience: string },
): Promise<Identity> {
  const issuer = new OAuth2Issuer();
  issuer.url = expected.issuer;
  if (existsSync(keyFile)) {
    const saved = JSON.parse(readFileSync(keyFile, 'utf8')) as Record<string, unknown>[];
    for (const key of saved) await issuer.keys.add(key);
  } else {
    await issuer.keys.generate('RS256');
    writeFileSync(keyFile, JSON.stringify(issuer.keys.toJSON(true)), { mode: 0o600 });
  }
  const keys = issuer.keys.toJSON() as unknown as JWK[];
  return {
    ...expected,
    keySet: { keys },
    tokenFor: ({ email, name }, claims = {}) =>
      issuer.buildToken({
        expiresIn: tokenSeconds,
        scopesOrTransform: (_header, payload) => {
          Object.assign(payload, usualClaims(email, name, expected.audience), claims);
        },
      }),
  };
}

/** What Google puts into the identity token of a member of a Workspace domain. */
function usualClaims(email: string, name: string | undefined, audience: string): Claims {
  const domain = email.slice(email.indexOf('@') + 1);
  return {
    aud: audience,
    azp: audience,
    sub: subjectOf(email),
    email,
    email_verified: true,
    hd: domain,
    name: name ?? email,
  };
}

/** A subject of 21 digits, like Google's, always the same for the same address. */
function subjectOf(email: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(email).digest('hex')}`).toString();
  return `1${digits.slice(0, 20)}`;
}
