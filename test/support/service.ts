import type { APIGatewayProxyEventV2WithJWTAuthorizer as Event, Context } from 'aws-lambda';
import { fromReply, toRequest, type Given, type HttpReply } from '../../api/client.ts';
import { routeKey, type AnyRoute, type Reply } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import type { Role } from '../../domain/role.ts';
import type { Db } from '../../store/dynamo.ts';
import { startFor, stopStarted } from './archive/started.ts';
import { canaries, refuseTold, watchWhatIsSaid, whatWasSaid } from './canary.ts';
import { expectAllWhole } from './invariants.ts';
import { calledBy, recordTestFile } from './recorded-calls.ts';
import { startDynamo, type LocalDynamo } from './table.ts';

/** The domain whose tokens the service under test takes. */
export const domain = 'qingquan.example';

/** Someone who signs in: a role stands for the person of that role, an email for that person. */
export type Person = Role | `${string}@${string}`;

export interface Service {
  readonly dynamo: LocalDynamo;
  readonly db: Db;
  /** Sends a request through the real handler, as API Gateway would after its authorizer. */
  send<R extends AnyRoute>(
    route: R,
    given: Given<R>,
    as: Person,
    more?: { language?: string; claims?: Record<string, string> },
  ): Promise<HttpReply>;
  /** The declared reply of a request; throws `ApiProblem` when it is refused. */
  ask<R extends AnyRoute>(route: R, given: Given<R>, as: Person): Promise<Reply<R>>;
  /** Invites the person of each role; the admin exists from the start. */
  invite(roles: readonly Role[], territories?: string[]): Promise<void>;
  /**
   * Checks that every account is whole and that no log told what it must not, and stops the
   * database.
   */
  stop(): Promise<void>;
}

/** Starts the functions on a database of their own. One service per test file. */
export async function startService(databaseFile?: string): Promise<Service> {
  recordTestFile();
  watchWhatIsSaid();
  const dynamo = await startDynamo(databaseFile);
  const db = await dynamo.table();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    TABLE_NAME: db.table,
    STAGE: 'test',
    RELEASE: 'test',
    HOSTED_DOMAIN: domain,
    FIRST_ADMIN_EMAIL: emailOf('admin'),
    // Tests ask in a minute what people ask in a week; the limit has a test of its own.
    LETTERS_BUCKET: 'letters',
    MEMBER_RATE: process.env['MEMBER_RATE'] ?? '1000000',
  });
  const service: Service = {
    dynamo,
    db,
    send: async (route, given, as, more = {}) => {
      await startFor(route);
      return send(route, toEvent(route, given, as, more));
    },
    ask: async (route, given, as) => fromReply(route, await service.send(route, given, as)),
    invite: async (roles, territories = ['*']) => {
      for (const role of roles) {
        const body = { email: emailOf(role), name: role, roles: [role], territories };
        await service.ask(routes.members.inviteMember, { body }, 'admin');
      }
    },
    stop: async () => {
      try {
        await expectAllWhole(db);
        refuseTold(whatWasSaid(), 'A log');
      } finally {
        await stopStarted();
        await dynamo.stop();
      }
    },
  };
  return service;
}

/** The address of the person of a role. */
export const emailOf = (person: Person): string =>
  person.includes('@') ? person : `${person}@${domain}`;

/** The claims of a person's token as API Gateway hands them on: all strings. */
export function claimsOf(person: Person): Record<string, string> {
  const email = emailOf(person);
  return {
    iss: 'https://accounts.google.com',
    sub: `subject-of-${email}`,
    email,
    email_verified: 'true',
    hd: email.split('@')[1] ?? '',
    name: email,
  };
}

function toEvent<R extends AnyRoute>(
  route: R,
  given: Given<R>,
  as: Person,
  more: { language?: string; claims?: Record<string, string> },
): Event {
  const request = toRequest(route, given);
  const query = new URL(request.url, 'http://test').searchParams;
  return {
    version: '2.0',
    routeKey: routeKey(route),
    rawPath: request.url,
    rawQueryString: query.toString(),
    headers: {
      'accept-language': more.language ?? 'en',
      authorization: `Bearer ${canaries.token}`,
    },
    pathParameters: (given.params ?? {}) as Record<string, string>,
    ...(query.size > 0 ? { queryStringParameters: Object.fromEntries(query) } : {}),
    ...(request.body === undefined ? {} : { body: request.body }),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'test',
      http: { sourceIp: '192.0.2.1' },
      authorizer: { jwt: { claims: { ...claimsOf(as), ...more.claims }, scopes: [] } },
    },
  } as unknown as Event;
}

type ApiHandler = (event: Event, context: Context) => Promise<{ statusCode: number; body: string }>;

async function send(route: AnyRoute, event: Event): Promise<HttpReply> {
  const noun = Object.entries(routes).find(([, group]) =>
    Object.values(group).some((r: AnyRoute) => r === route),
  )?.[0];
  if (noun === undefined) throw new Error(`no function serves ${routeKey(route)}`);
  const module = (await import(`../../functions/api/${noun}.ts`)) as { handler: ApiHandler };
  const result = await calledBy(noun, () => module.handler(event, {} as Context));
  return { status: result.statusCode, body: result.body };
}
