import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import {
  AttributeType,
  Billing,
  type ITable,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import {
  Code,
  Function as LambdaFunction,
  Runtime,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';

/** A synthesised application made for trying the local stack, and a place for its data. */
export type TinyApp = {
  readonly cdkOut: string;
  readonly stackName: string;
  readonly dataDir: string;
  /** The file to which the stream function writes a line for each call. */
  readonly deliveries: string;
  readonly remove: () => void;
};

const sources = {
  // Answers what it was asked, so that tests see the event as a function does.
  echo: `export const handler = async (event) => ({ statusCode: 200,
    headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(event) });`,
  // Does as the path says: the ways in which a function can go wrong.
  trouble: `export const handler = async (event, context) => {
    const how = event.pathParameters?.how ?? event.how;
    if (how === 'throw') throw new TypeError('made to throw');
    if (how === 'memory') { const kept = []; for (;;) kept.push(new Array(1e6).fill({})); }
    if (how === 'late-throw') setTimeout(() => { throw new Error('late'); });
    if (how === 'late-throw') await new Promise(() => {});
    if (how === 'hang') await new Promise(() => setInterval(() => {}, 1000));
    if (how === 'exit') process.exit(7);
    if (how === 'bad-status') return { statusCode: 'many', body: '' };
    if (how === 'large') return { statusCode: 200, body: 'x'.repeat(6 * 1024 * 1024 + 300) };
    if (how === 'bare') return { kind: 'bare' };
    if (how === 'bytes') return { statusCode: 200, body: 'AAEC/w==', isBase64Encoded: true,
      headers: { 'content-type': 'application/octet-stream' }, cookies: ['a=1', 'b=2'] };
    if (how === 'environment') return { environment: { ...process.env },
      remaining: context.getRemainingTimeInMillis(), name: context.functionName };
    return { statusCode: 204 };
  };`,
  // Refuses items whose kind says so; writes down what it was given.
  reader: `import { appendFileSync } from 'node:fs';
  export const handler = async ({ Records }) => {
    const keys = Records.map((each) => each.dynamodb.Keys.pk.S);
    appendFileSync(process.env.DELIVERIES, JSON.stringify(keys) + '\\n');
    const kind = (each) => each.dynamodb.NewImage.kind?.S;
    if (Records.some((each) => kind(each) === 'crash')) throw new Error('crash');
    return { batchItemFailures: Records.filter((each) => kind(each) === 'bad')
      .map((each) => ({ itemIdentifier: each.dynamodb.SequenceNumber })) };
  };`,
};

/** Synthesises the application into a folder of its own. */
export function synthesiseTinyApp(): TinyApp {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-local-'));
  const deliveries = path.join(folder, 'deliveries.jsonl');
  writeFileSync(deliveries, '');
  const app = new App({ analyticsReporting: false, outdir: path.join(folder, 'cdk.out') });
  const stack = new Stack(app, 'Tiny');
  const lambda = (name: keyof typeof sources, environment = {}): LambdaFunction => {
    const bundle = path.join(folder, name);
    mkdirSync(bundle);
    writeFileSync(path.join(bundle, 'index.mjs'), sources[name]);
    return new LambdaFunction(stack, name, {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromAsset(bundle),
      timeout: Duration.seconds(1),
      environment,
    });
  };
  const table = tinyTable(stack);
  const echo = lambda('echo');
  const trouble = lambda('trouble', { TABLE: table.tableName, FUNCTION: echo.functionArn });
  tinyApi(stack, echo, trouble);
  tinyStream(stack, table, lambda('reader', { DELIVERIES: deliveries }));
  new Schedule(stack, 'Nightly', {
    schedule: ScheduleExpression.cron({ minute: '5', hour: '3' }),
    target: new LambdaInvoke(echo, {
      input: ScheduleTargetInput.fromObject({ at: '<aws.scheduler.scheduled-time>' }),
    }),
  });
  app.synth();
  return {
    cdkOut: path.join(folder, 'cdk.out'),
    stackName: 'Tiny',
    dataDir: path.join(folder, 'data'),
    deliveries,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function tinyTable(stack: Stack): TableV2 {
  const text = (name: string): { name: string; type: AttributeType } => ({
    name,
    type: AttributeType.STRING,
  });
  return new TableV2(stack, 'Things', {
    partitionKey: text('pk'),
    billing: Billing.onDemand(),
    dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: 'expires',
    globalSecondaryIndexes: [{ indexName: 'byKind', partitionKey: text('kind') }],
  });
}

function tinyApi(stack: Stack, echo: LambdaFunction, trouble: LambdaFunction): void {
  const api = new HttpApi(stack, 'Api', {
    corsPreflight: {
      allowOrigins: ['https://sheets.example'],
      allowMethods: [CorsHttpMethod.ANY],
      allowHeaders: ['authorization'],
    },
  });
  const authorizer = new HttpJwtAuthorizer('Google', 'https://accounts.google.com', {
    jwtAudience: ['tiny-client'],
  });
  const toEcho = new HttpLambdaIntegration('Echo', echo);
  const open = ['/open', '/plans/{month}', '/plans/missing', '/plans/{month}/submit'];
  open.push('/plans/{month}/{dealer}', '/plans/2026-11/{dealer}', '/files/{rest+}');
  for (const each of open) {
    api.addRoutes({ path: each, methods: [HttpMethod.GET], integration: toEcho });
  }
  api.addRoutes({ path: '/open', methods: [HttpMethod.POST], integration: toEcho });
  api.addRoutes({ path: '/plans/{month}', methods: [HttpMethod.ANY], integration: toEcho });
  api.addRoutes({ path: '/mine', methods: [HttpMethod.GET], integration: toEcho, authorizer });
  const toTrouble = new HttpLambdaIntegration('Trouble', trouble);
  const impatient = new HttpLambdaIntegration('Late', trouble, { timeout: Duration.millis(200) });
  api.addRoutes({ path: '/late/{how}', methods: [HttpMethod.GET], integration: impatient });
  api.addRoutes({ path: '/trouble/{how}', methods: [HttpMethod.GET], integration: toTrouble });
}

function tinyStream(stack: Stack, table: TableV2, reader: LambdaFunction): void {
  const failed = new Bucket(stack, 'Failed');
  const startsWithThing = [{ prefix: 'thing' }];
  const wanted = {
    eventName: ['INSERT'],
    dynamodb: { NewImage: { pk: { S: startsWithThing } } },
  };
  reader.addEventSource(
    new DynamoEventSource(table as ITable, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 4,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 1,
      onFailure: { bind: () => ({ destination: failed.bucketArn }) },
      filters: [{ pattern: JSON.stringify(wanted) }],
    }),
  );
}
