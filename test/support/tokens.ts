import {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  type KeyObject,
  type SigningOptions,
} from 'node:crypto';
import { CompactEncrypt, exportJWK, generateKeyPair, type JWK } from 'jose';

/** What an identity provider knows of a member whom the company trusts. */
export interface Signer {
  /** Its private key, as a JWK with its id. */
  readonly key: JWK;
  /** The claims of a token that is accepted. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** Seconds since 1970, now. */
  readonly now: number;
}

/** An Authorization header that must not be let in, and what is wrong with it. */
export interface BadToken {
  readonly what: string;
  readonly headers: readonly string[];
}

type Claims = Readonly<Record<string, unknown>>;

const base64 = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A token of these parts, signed by the provider's own key. */
export const signed = ({ key, claims }: Signer, changed: Claims = {}, header: object = {}) =>
  signedText(key, JSON.stringify({ ...claims, ...changed }), header);

/** Signs anything: a library would keep a test from writing what an attacker may write. */
function signedText(key: JWK, payload: string, header: object = {}): string {
  const parts = { alg: 'RS256', typ: 'JWT', kid: key.kid, ...header };
  const text = `${base64(parts)}.${base64(payload)}`;
  const secret = createPrivateKey({ key, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(text), { key: secret, ...ways[parts.alg] });
  return `${text}.${signature.toString('base64url')}`;
}

const ways: Readonly<Record<string, SigningOptions>> = {
  PS256: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
  ES256: { dsaEncoding: 'ieee-p1363' },
};

/** Claims of which each alone makes the gateway refuse a token, whoever signed it. */
export function claimsForNobody(now: number): Readonly<Record<string, Claims>> {
  const named = (claim: string, values: readonly unknown[]) =>
    values.map((value) => [`${claim} ${JSON.stringify(value) ?? 'absent'}`, { [claim]: value }]);
  return Object.fromEntries([
    ...named('exp', [now - 1, now - 3600, 0, -1, undefined, null, '', String(now + 600), [now]]),
    ...named('nbf', [now + 60, now + 3600, 1e15, '0', null, [0]]),
    ...named('iss', issuers),
    ...named('aud', audiences),
  ]) as Record<string, Claims>;
}

const issuers = [
  'accounts.google.com',
  'http://accounts.google.com',
  'https://accounts.google.com/',
  'https://accounts.google.com//',
  'https://ACCOUNTS.google.com',
  'HTTPS://accounts.google.com',
  'https://accounts.google.com.evil.example',
  'https://accounts.google.com@evil.example',
  'https://accounts.google.com#',
  'https://accounts.google.com?',
  'https://accounts.google.com:443',
  'https://accounts.google.co',
  'https://accounts.gooqle.com',
  'https://аccounts.google.com',
  ' https://accounts.google.com',
  'https://accounts.google.com ',
  'https://accounts.google.com\n',
  'https://evil.example',
  '',
  undefined,
  null,
  0,
  ['https://accounts.google.com'],
  { url: 'https://accounts.google.com' },
];

const audiences = [
  'other-client',
  'LOCAL-CLIENT',
  '*',
  '',
  ' ',
  undefined,
  null,
  0,
  true,
  [],
  [''],
  ['other-client'],
  ['other-client', 'another-client'],
  [['local']],
  {},
  { 0: 'local' },
];

/** Claims that the gateway lets in, and that belong to no member of the company. */
export function claimsOfStrangers(claims: Claims): Readonly<Record<string, Claims>> {
  const domain = String(claims['hd']);
  const email = String(claims['email']);
  const all: Claims[] = [
    ...domainsLike(domain).map((hd) => ({ hd })),
    ...notTrue.map((verified) => ({ email_verified: verified })),
    ...['', undefined, 'x'.repeat(3000)].map((sub) => ({ sub, email: `nobody@${domain}` })),
    ...addressesLike(email, domain).map((address) => ({ email: address })),
  ];
  // A subject that is bound already decides alone; these are the first visits of somebody else.
  const sub = (i: number) => `9${String(i).padStart(20, '0')}`;
  return Object.fromEntries(
    all.map((change, i) => [`${String(i)} ${describe(change)}`, { sub: sub(i), ...change }]),
  );
}

const domainsLike = (domain: string): unknown[] => [
  ...[undefined, null, '', ' ', true, 0, [domain, 'evil.example'], { hd: domain }],
  ...['evil.example', 'gmail.com', domain.toUpperCase(), ` ${domain}`, `${domain} `],
  ...[`${domain}.`, `.${domain}`, `sub.${domain}`, `evil${domain}`, `${domain}.evil.example`],
  ...[`evil.example,${domain}`, `${domain}\u0000`, domain.replace('q', 'ԛ')],
];

const notTrue: readonly unknown[] = [
  ...[undefined, null, false, 'false', '', 'True', 'TRUE', ' true', 'true ', 'yes', 1, 0, '1'],
  ...[[true, true], {}],
];

function addressesLike(email: string, domain: string): unknown[] {
  const mailbox = email.split('@')[0] ?? '';
  return [
    ...[undefined, null, '', ' ', '@', mailbox, `@${domain}`, `${mailbox}@evil.example`],
    ...[`${email}.evil.example`, `nobody@${domain}`, `${mailbox}+1@${domain}`, ` ${email}`],
    ...[`${email} `, `${email}\u0000`, `${email},nobody@${domain}`, { email }],
    ...[[email, `nobody@${domain}`], email.replace('a', 'а'), `${'x'.repeat(3000)}@${domain}`],
  ];
}

const describe = (change: Claims): string =>
  Object.entries(change)
    .map(([name, value]) => `${name} ${(JSON.stringify(value) ?? 'absent').slice(0, 60)}`)
    .join(', ');

/** Headers of a token that are signed and still must not be believed. */
export const oddHeaders: Readonly<Record<string, object>> = {
  'no kid': { kid: undefined },
  'an unknown kid': { kid: 'other' },
  'an empty kid': { kid: '' },
  'a kid that is a path': { kid: '../../../../dev/null' },
  'a kid that is a query': { kid: "x' UNION SELECT 'secret" },
  'a kid that is an address': { kid: 'https://evil.example/key' },
  'a kid that is a number': { kid: 1 },
  'a critical header nobody knows': { crit: ['b'], b: 1 },
  'b64 switched off': { b64: false, crit: ['b64'] },
};

/** Headers that name where another key would be found. */
export async function foreignKeyHeaders(): Promise<Readonly<Record<string, object>>> {
  const { publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  return {
    plain: {},
    jku: { jku: 'https://evil.example/keys.json' },
    x5u: { x5u: 'https://evil.example/chain.pem' },
    jwk: { jwk },
    x5c: { x5c: [Buffer.from('certificate').toString('base64')] },
    x5t: { x5t: base64('thumbprint') },
    'jku and jwk': { jku: 'https://accounts.google.com.evil.example/keys', jwk },
  };
}

/** Tokens whose signature is none, or is one that anybody can make. */
export function unsignedTokens(signer: Signer): Readonly<Record<string, string>> {
  const { claims, key } = signer;
  const body = base64(claims);
  const none = ['none', 'None', 'NONE', 'nOnE', '', 'null', 'NoNe ', 'none\u0000'].flatMap(
    (alg) => {
      const head = base64({ alg, typ: 'JWT', kid: key.kid });
      return ['', 'AAAA', base64('none')].map((signature): [string, string] => [
        `alg ${JSON.stringify(alg)} with signature ${JSON.stringify(signature)}`,
        `${head}.${body}.${signature}`,
      ]);
    },
  );
  const [, , good = ''] = signed(signer).split('.');
  const algs = [undefined, null, 0, {}, [], ['RS256'], 'rs256', 'RSA', 'HS256', 'ES256', 'PS256'];
  const claimed = algs.map((alg): [string, string] => [
    `alg ${JSON.stringify(alg) ?? 'absent'} with a signature of RS256`,
    `${base64({ alg, typ: 'JWT', kid: key.kid })}.${body}.${good}`,
  ]);
  return Object.fromEntries([...none, ...claimed]);
}

/** Tokens signed by HMAC with what everybody can know of the public key. */
export function confusedTokens({ claims, key }: Signer): Readonly<Record<string, string>> {
  const { n = '', e = '', kid } = key;
  const jwk = { kty: 'RSA', n, e };
  const publicKey: KeyObject = createPublicKey({ key: jwk, format: 'jwk' });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const secrets: Readonly<Record<string, string | Buffer>> = {
    'PEM (SPKI)': pem,
    'PEM without its last line end': pem.trimEnd(),
    'PEM (PKCS#1)': publicKey.export({ type: 'pkcs1', format: 'pem' }),
    'DER (SPKI)': publicKey.export({ type: 'spki', format: 'der' }),
    JWK: JSON.stringify(jwk),
    'JWK with its id': JSON.stringify({ ...jwk, kid }),
    'modulus as text': n,
    'modulus as bytes': Buffer.from(n, 'base64url'),
    'key id': String(kid),
    nothing: '',
    'one zero byte': Buffer.from([0]),
  };
  const hashes = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };
  return Object.fromEntries(
    Object.entries(secrets).flatMap(([secret, value]) =>
      Object.entries(hashes).map(([alg, hash]): [string, string] => {
        const text = `${base64({ alg, typ: 'JWT', kid })}.${base64(claims)}`;
        const mac = createHmac(hash, value).update(text).digest('base64url');
        return [`${alg} with the public key as secret: ${secret}`, `${text}.${mac}`];
      }),
    ),
  );
}

/** Tokens of the provider that were changed, cut or put together anew. */
export async function damagedTokens(signer: Signer): Promise<Readonly<Record<string, string>>> {
  const token = signed(signer);
  const [head = '', body = '', signature = ''] = token.split('.');
  const other = signed(signer, { sub: '1', email: 'other@evil.example' });
  const [, otherBody = '', otherSignature = ''] = other.split('.');
  const { publicKey } = await generateKeyPair('RSA-OAEP', { extractable: true });
  const sealed = await new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(publicKey);
  return {
    'the body of another': `${head}.${otherBody}.${signature}`,
    'the signature of another': `${head}.${body}.${otherSignature}`,
    'parts in another order': `${body}.${head}.${signature}`,
    'no signature': `${head}.${body}`,
    'an empty signature': `${head}.${body}.`,
    'an empty body': `${head}..${signature}`,
    'an empty header': `.${body}.${signature}`,
    'a fourth part': `${token}.AAAA`,
    'five parts': `${token}.${signature}.${signature}`,
    'a signature cut by one': token.slice(0, -1),
    'a signature cut in half': `${head}.${body}.${signature.slice(0, 100)}`,
    'a longer signature': `${token}AAAA`,
    'a signature with padding': `${token}==`,
    'a signature of zeros': `${head}.${body}.${'A'.repeat(signature.length)}`,
    'a letter of the body changed': `${head}.${otherAt(body, 20)}.${signature}`,
    'a letter of the header changed': `${otherAt(head, 4)}.${body}.${signature}`,
    'only dots': '..',
    'one dot': '.',
    'a word': 'garbage',
    JSON: JSON.stringify(signer.claims),
    'base64 of JSON': base64(signer.claims),
    'a body that is a list': signedText(signer.key, '[]'),
    'a body that is a text': signedText(signer.key, '"text"'),
    'a body that is null': signedText(signer.key, 'null'),
    'a body that is no JSON': signedText(signer.key, '{"iss":'),
    'a token inside a token': signed(signer, { iss: undefined, jwt: token }, { cty: 'JWT' }),
    'an encrypted token': sealed,
    'a token of 50 KB': signed(signer, { filler: 'x'.repeat(37_500) }),
    'a token of zeros of 50 KB': '0'.repeat(50_000),
    'a JSON serialisation': JSON.stringify({ payload: body, protected: head, signature }),
  };
}

const otherAt = (text: string, i: number): string =>
  text.slice(0, i) + (text[i] === 'A' ? 'B' : 'A') + text.slice(i + 1);

/** Headers that do not bring one token as it must be brought. */
export function oddAuthorizations(signer: Signer): BadToken[] {
  const token = signed(signer);
  const value = Buffer.from(`admin:${token}`).toString('base64');
  return [
    { what: 'no header', headers: [] },
    { what: 'an empty header', headers: [''] },
    { what: 'only the scheme', headers: ['Bearer'] },
    { what: 'only the scheme and a space', headers: ['Bearer '] },
    { what: 'another scheme', headers: [`Basic ${value}`] },
    { what: 'the scheme Token', headers: [`Token ${token}`] },
    { what: 'the scheme JWT', headers: [`JWT ${token}`] },
    { what: 'the scheme twice', headers: [`Bearer Bearer ${token}`] },
    { what: 'no space after the scheme', headers: [`Bearer${token}`] },
    { what: 'a colon after the scheme', headers: [`Bearer: ${token}`] },
    { what: 'quotes', headers: [`Bearer "${token}"`] },
    { what: 'a space inside', headers: [`Bearer ${token.slice(0, 50)} ${token.slice(50)}`] },
    { what: 'two tokens in one header', headers: [`Bearer ${token} ${token}`] },
    { what: 'two tokens with a comma', headers: [`Bearer ${token}, Bearer ${token}`] },
    { what: 'two headers, both good', headers: [`Bearer ${token}`, `Bearer ${token}`] },
    { what: 'two headers, the first good', headers: [`Bearer ${token}`, 'Bearer garbage'] },
    { what: 'two headers, the second good', headers: ['Bearer garbage', `Bearer ${token}`] },
    { what: 'a parameter', headers: [`Bearer token=${token}`] },
  ];
}
