import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import * as z from 'zod';
import { type Declarations, declared } from './declarations.ts';
import type { Identity } from './identity.ts';

const authorizer = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Audience: z.array(z.string()).min(1), Issuer: z.string() }),
});

/** The claims of a valid token as a function receives them: every value is text. */
export type AuthorizedClaims = Readonly<Record<string, string>>;

/** Checks an Authorization header; answers nothing when the request must be refused. */
export type Authorize = (header: string | undefined) => Promise<AuthorizedClaims | undefined>;

/** The issuer and audience the API trusts, which the local identity provider then plays. */
export function trustedIdentity(declarations: Declarations): { issuer: string; audience: string } {
  const all = declared(declarations, 'AWS::ApiGatewayV2::Authorizer', authorizer);
  const jwt = all[0]?.properties.JwtConfiguration;
  return { issuer: jwt?.Issuer ?? 'https://accounts.google.com', audience: audienceOf(jwt) };
}

function audienceOf(jwt: { Audience: string[] } | undefined): string {
  return jwt?.Audience[0] ?? 'local';
}

/** The authorizers of a template by the name that routes refer to them with. */
export function createAuthorizers(
  declarations: Declarations,
  identity: Identity,
): ReadonlyMap<string, Authorize> {
  const keys = createLocalJWKSet(identity.keySet);
  const all = declared(declarations, 'AWS::ApiGatewayV2::Authorizer', authorizer);
  return new Map(
    all.map(({ name, properties }) => {
      const { Issuer: issuer, Audience: audience } = properties.JwtConfiguration;
      const authorize: Authorize = async (header) => {
        const token = /^(?:Bearer\s+)?((?:[\w-]+\.){2}[\w-]+)$/i.exec(header ?? '')?.[1];
        if (token === undefined || !namesKey(token)) return undefined;
        // API Gateway takes RSA signatures only.
        const expected = { issuer, audience, algorithms: ['RS256', 'RS384', 'RS512'] };
        const requiredClaims = ['exp'];
        const verified = await jwtVerify(token, keys, { ...expected, requiredClaims }).catch(
          () => undefined,
        );
        return verified && textClaims(verified.payload);
      };
      return [name, authorize];
    }),
  );
}

/** API Gateway finds the key by the id in the token's header, and by nothing else. */
function namesKey(token: string): boolean {
  try {
    return typeof decodeProtectedHeader(token).kid === 'string';
  } catch {
    return false;
  }
}

/** API Gateway hands every claim on as text, a list as `[a b]`. */
function textClaims(payload: JWTPayload): AuthorizedClaims {
  return Object.fromEntries(Object.entries(payload).map(([claim, value]) => [claim, text(value)]));
}

function text(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(text).join(' ')}]`;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
