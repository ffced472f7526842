import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routeKey, type AnyRoute } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import {
  apiEnvironmentNames,
  environmentNames,
  fileEnvironmentNames,
  jobEnvironmentNames,
  letterEnvironmentNames,
  linkEnvironmentNames,
  messageEnvironmentNames,
  workbookEnvironmentNames,
} from '../../functions/environment.ts';
import { jobNames } from '../../functions/jobs/schedules.ts';
import { assumptions } from '../../bench/cost/assumptions.ts';
import { doubtLasts } from '../../domain/letters/sending.ts';
import { entryPoints } from '../../lib/bundle.ts';
import { consumerNames, consumers } from '../../lib/consumers.ts';
import { runtimeVariables } from '../../lib/functions.ts';
import { readerNames, readers } from '../../lib/readers.ts';
import { exampleSettings, stageNames, stageOf } from '../../lib/stages.ts';
import { table } from '../../store/table.ts';
import { referred, synthesise, type Properties, type Synthesised } from '../support/synthesised.ts';

/** Days of logs, as docs/operations.md tells the people whose requests they hold. */
const daysKept = { local: 7, dev: 14, prod: 365 };

const groups: Record<string, AnyRoute>[] = Object.values(routes);
const declared = groups.flatMap((group) => Object.values(group));

const made = new Map<string, Synthesised>();
beforeAll(async () => {
  for (const stage of stageNames) made.set(stage, await synthesise(stage));
});
afterAll(() => {
  for (const { outdir } of made.values()) rmSync(outdir, { recursive: true });
});
const stageMade = (name: string): Synthesised => {
  const found = made.get(name);
  if (!found) throw new Error(`stage ${name} was not synthesised`);
  return found;
};

describe.each(stageNames)('stage %s', (stage) => {
  test('deploys every declared route and no other', () => {
    const deployed = stageMade(stage)
      .of('AWS::ApiGatewayV2::Route')
      .map(([, { Properties }]) => Properties['RouteKey']);
    expect(deployed.sort()).toEqual(declared.map(routeKey).sort());
  });

  test('lets nobody pass without a token, except where the route is declared open', () => {
    const open = declared.filter((route) => route.roles === 'open').map(routeKey);
    const [authorizers, all] = ['Authorizer', 'Route'].map((type) =>
      stageMade(stage).of(`AWS::ApiGatewayV2::${type}`),
    );
    for (const [, { Properties: route }] of all ?? []) {
      const isOpen = open.includes(route['RouteKey'] as string);
      expect([route['RouteKey'], route['AuthorizationType']]).toEqual([
        route['RouteKey'],
        isOpen ? 'NONE' : 'JWT',
      ]);
      if (!isOpen) expect(referred(route['AuthorizerId'])).toBe(authorizers?.[0]?.[0]);
    }
  });

  test('takes tokens of Google for this stage’s client ids alone', () => {
    const [authorizer, another] = stageMade(stage).of('AWS::ApiGatewayV2::Authorizer');
    expect(another).toBeUndefined();
    expect(authorizer?.[1].Properties['JwtConfiguration']).toEqual({
      Issuer: 'https://accounts.google.com',
      Audience: stage === 'local' ? ['local-client'] : exampleSettings.CLIENT_IDS.split(','),
    });
  });

  test('takes 100 requests a second of everybody together, and 200 at once', () => {
    const [published, another] = stageMade(stage).of('AWS::ApiGatewayV2::Stage');
    expect(another).toBeUndefined();
    expect(published?.[1].Properties['DefaultRouteSettings']).toEqual({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
  });

  test('gives strangers who follow links a share of their own, once their routes are there', () => {
    const [published] = stageMade(stage).of('AWS::ApiGatewayV2::Stage');
    const share = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };
    const links = Object.values(routes['statement-links']).map(routeKey);
    const settings = Object.fromEntries(links.map((key) => [key, share]));
    expect(published?.[1].Properties['RouteSettings']).toEqual(settings);
    const keysBefore = stageMade(stage)
      .of('AWS::ApiGatewayV2::Route')
      .filter(([id]) => published?.[1].DependsOn?.includes(id))
      .map(([, { Properties }]) => Properties['RouteKey']);
    expect(keysBefore.sort()).toEqual(links.sort());
  });

  test('has a function for every noun, every reader of the stream and every job', () => {
    const names = stageMade(stage)
      .of('AWS::Lambda::Function')
      .map(([, { Properties }]) => Properties['FunctionName']);
    const expected = [...entryPoints.keys()].map((name) => `dealerbook-${stage}-${name}`);
    expect(names.sort()).toEqual(expected.sort());
  });

  test('gives each function the variables it declares, and the runtime’s own', () => {
    const settings = stageOf(stage, (name) => exampleSettings[name as 'CLIENT_IDS']);
    const runtime = Object.keys(runtimeVariables(settings));
    for (const [, { Properties }] of stageMade(stage).of('AWS::Lambda::Function')) {
      const name = String(Properties['FunctionName']).replace(`dealerbook-${stage}-`, '');
      const isOneOf = (names: readonly string[]) => names.includes(name);
      const ofOthers = isOneOf(jobNames) ? jobEnvironmentNames : apiEnvironmentNames;
      const plain = isOneOf(readerNames) || isOneOf(consumerNames);
      const around = ['archive', 'comparisons', 'archive-census', 'census'];
      const ofFiles = isOneOf(around) ? fileEnvironmentNames : [];
      const withLetters = ['letters', 'letter-previews', 'letters-due', 'send-letters'];
      const ofLetters = isOneOf(withLetters) ? letterEnvironmentNames : [];
      const again = ['summaries', 'statement-links', 'statement-answers'];
      const ofMessages = isOneOf(again) ? messageEnvironmentNames : [];
      const ofLinks = isOneOf(['letter-previews', 'send-letters']) ? linkEnvironmentNames : [];
      const ofWorkbook = name === 'workbook' ? workbookEnvironmentNames : [];
      const places = [...ofFiles, ...ofLetters, ...ofMessages, ...ofLinks, ...ofWorkbook];
      const own = [...(plain ? environmentNames : ofOthers), ...places];
      const { Variables } = Properties['Environment'] as { Variables: object };
      expect(Object.keys(Variables).sort()).toEqual([...own, ...runtime].sort());
      const native = ['contract-documents', 'letter-previews', 'send-letters'];
      const isNative = native.includes(name);
      const Architectures = [isNative ? 'x86_64' : 'arm64'];
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures });
    }
  });

  test('keeps the table, the failed records, the archive, the files and the letters when the stack is deleted', () => {
    const stack = stageMade(stage);
    const kept = [...stack.of('AWS::DynamoDB::GlobalTable'), ...stack.of('AWS::S3::Bucket')];
    expect(kept).toHaveLength(7);
    for (const [, resource] of kept) {
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('has the table that the store expects, recoverable and encrypted', () => {
    const [, resource] = stageMade(stage).of('AWS::DynamoDB::GlobalTable')[0] ?? [];
    expect(resource?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: table.partitionKey }, { AttributeName: table.sortKey }],
      GlobalSecondaryIndexes: [
        {
          IndexName: table.waiting.name,
          KeySchema: [
            { AttributeName: table.waiting.partitionKey },
            { AttributeName: table.waiting.sortKey },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true },
      SSESpecification: { SSEEnabled: true },
    });
    expect(replica(resource?.Properties)).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: stage === 'prod',
    });
  });

  test('reads the stream in order, in parts, and files what it can’t take', () => {
    const mappings = stageMade(stage)
      .of('AWS::Lambda::EventSourceMapping')
      .filter(([id]) => id.startsWith('Streams'));
    const [[bucket] = ['']] = stageMade(stage)
      .of('AWS::S3::Bucket')
      .filter(([id]) => id.includes('Failed'));
    expect(mappings).toHaveLength(readerNames.length);
    for (const [, { Properties }] of mappings) {
      expect(Properties).toMatchObject({
        BatchSize: 100,
        MaximumBatchingWindowInSeconds: 1,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
      const { OnFailure } = Properties['DestinationConfig'] as { OnFailure: Properties };
      expect(referred(OnFailure['Destination'])).toBe(bucket);
    }
  });

  test('says what to do in every alarm, and tells someone', () => {
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    const anchors = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title]) => anchorOf(title ?? ''));
    const alarms = stageMade(stage).of('AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(20);
    expect(alarms.length).toBeLessThanOrEqual(assumptions.alarms);
    for (const [, { Properties }] of alarms) {
      const [, anchor] = String(Properties['AlarmDescription']).split('docs/runbook.md#');
      expect(anchors).toContain(anchor);
      expect(Properties['AlarmActions']).toHaveLength(1);
    }
    const mailed = stageMade(stage).of('AWS::SNS::Subscription');
    expect(mailed).toHaveLength(stage === 'local' ? 0 : 1);
  });

  test('keeps every log for as many days as the stage says, and names where the API is', () => {
    const stack = stageMade(stage);
    const groups = stack.of('AWS::Logs::LogGroup');
    // One a function, one for the API's access log.
    expect(groups).toHaveLength(entryPoints.size + 1);
    for (const [, { Properties }] of groups) {
      expect(Properties['RetentionInDays']).toBe(daysKept[stage]);
    }
    expect(stack.outputs).toContain('ApiUrl');
  });
});

test('prod alone can’t be deleted by mistake', () => {
  expect(stageNames.filter((name) => stageMade(name).terminationProtection)).toEqual(['prod']);
});

test('a deployed stage names what it is missing in one sentence', () => {
  expect(() => stageOf('prod', () => undefined)).toThrow(
    'Stage prod needs HOSTED_DOMAIN, FIRST_ADMIN_EMAIL, CLIENT_IDS, ALARM_EMAIL, MAIL_FROM, ' +
      'TIME_ZONE, UPLOAD_ORIGINS: set each in the environment or as CDK context.',
  );
  const withUrl = (url: string) => (name: string) =>
    name === 'PUBLIC_URL' ? url : exampleSettings[name as 'CLIENT_IDS'];
  expect(stageOf('prod', withUrl('https://books.company.example')).publicUrl).toBe(
    'https://books.company.example',
  );
  for (const url of ['http://books.example', 'https://books.example/', 'https://a b', 'books']) {
    expect(() => stageOf('prod', withUrl(url))).toThrow('PUBLIC_URL takes an address such as');
  }
  expect(() => stageOf('test', () => undefined)).toThrow(
    'There is no stage test; set STAGE to one of local, dev, prod.',
  );
});

test('a stage without a workbook needs no name of its key, and gives nobody a right to secrets', async () => {
  const names = exampleSettings as Readonly<Record<string, string>>;
  const without = (name: string) => (name === 'WORKBOOK_SECRET' ? undefined : names[name]);
  expect(stageOf('prod', without).workbook.secretName).toBe('');
  const { outdir, resources } = await synthesise('prod', without);
  rmSync(outdir, { recursive: true });
  expect(JSON.stringify(resources)).not.toContain('secretsmanager');
  expect(JSON.stringify(stageMade('prod').resources)).toContain('secretsmanager:GetSecretValue');
});

test('a queue hides a message for longer than its function works, and gives up into another', () => {
  for (const stage of stageNames) {
    const stack = stageMade(stage);
    const mappings = stack
      .of('AWS::Lambda::EventSourceMapping')
      .filter(([id]) => id.startsWith('Letters'));
    expect(mappings).toHaveLength(consumerNames.length);
    for (const [, { Properties }] of mappings) {
      expect(Properties).toMatchObject({
        BatchSize: 10,
        ScalingConfig: { MaximumConcurrency: 2 },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
      const queue = stack.resources[referred(Properties['EventSourceArn'])]?.Properties ?? {};
      const fn = stack.resources[referred(Properties['FunctionName'])]?.Properties ?? {};
      expect(Number(queue['VisibilityTimeout'])).toBeGreaterThan(Number(fn['Timeout']) * 2);
      const redrive = queue['RedrivePolicy'] as { deadLetterTargetArn: unknown };
      expect(stack.resources[referred(redrive.deadLetterTargetArn)]?.Type).toBe('AWS::SQS::Queue');
    }
  }
});

test('a letter whose outcome is unknown shows again only after the mail service had time to tell', () => {
  const { hiddenMinutes } = consumers['send-letters'];
  expect(hiddenMinutes * 60_000).toBeGreaterThan(doubtLasts);
});

test('a write of one reader wakes no reader', () => {
  // Totals write `M#…`, moves write `I#…` and `A#…`: both filters let entries alone through.
  for (const { eventName, dynamodb } of Object.values(readers)) {
    expect({ eventName, ...dynamodb.Keys.sk }).toEqual({
      eventName: ['INSERT'],
      S: [{ prefix: 'E#' }],
    });
  }
});

function replica(properties: Properties | undefined): unknown {
  return (properties?.['Replicas'] as unknown[])[0];
}

/** GitHub's way from a title to its anchor. */
const anchorOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replace(/ /g, '-');
