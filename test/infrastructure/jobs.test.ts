import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobNames, schedules } from '../../functions/jobs/schedules.ts';
import { stageNames, type StageName } from '../../lib/stages.ts';
import { awsArguments } from '../../tools/job/aws-arguments.ts';
import { referred, synthesise, type Properties, type Synthesised } from '../support/synthesised.ts';

const made = new Map<StageName, Synthesised>();
beforeAll(async () => {
  for (const stage of stageNames) made.set(stage, await synthesise(stage));
});
afterAll(() => {
  for (const { outdir } of made.values()) rmSync(outdir, { recursive: true });
});

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const stackOf = (stage: StageName): Synthesised => {
  const found = made.get(stage);
  if (!found) throw new Error(`stage ${stage} was not synthesised`);
  return found;
};
const failedQueue = (stack: Synthesised): string =>
  stack.of('AWS::SQS::Queue').find(([id]) => id.startsWith('JobsFailed'))?.[0] ?? '';
const statementsOf = ({ PolicyDocument }: Properties): Statement[] =>
  (PolicyDocument as { Statement: Statement[] }).Statement;

describe.each(stageNames)('stage %s', (stage) => {
  const archive = () =>
    stackOf(stage)
      .of('AWS::S3::Bucket')
      .find(([id]) => id.startsWith('Archive')) ?? ['', { Type: '', Properties: {} }];
  const ofName = (type: string, name: string) =>
    stackOf(stage)
      .of(type)
      .find(([, { Properties }]) =>
        [Properties['Name'], Properties['FunctionName']].includes(name),
      );

  test('has an archive that locks what it gets: for ten years in prod, a day elsewhere', () => {
    const DefaultRetention =
      stage === 'prod' ? { Mode: 'COMPLIANCE', Days: 3650 } : { Mode: 'GOVERNANCE', Days: 1 };
    const [, resource] = archive();
    expect(resource).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention } },
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
  });

  test('refuses whoever would overwrite in the archive, or come without encryption', () => {
    const [, policy] =
      stackOf(stage)
        .of('AWS::S3::BucketPolicy')
        .find(([, { Properties }]) => referred(Properties['Bucket']) === archive()[0]) ?? [];
    const denials = statementsOf(policy?.Properties ?? {});
    expect(denials.map(({ Effect }) => Effect)).toEqual(['Deny', 'Deny']);
    expect(denials).toContainEqual(
      expect.objectContaining({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
    expect(denials).toContainEqual(
      expect.objectContaining({
        Action: 's3:PutObject',
        Principal: { AWS: '*' },
        Condition: { Null: { 's3:if-none-match': 'true' } },
      }),
    );
  });

  test('gives nobody the right to delete, to shorten a lock or to pass over it', () => {
    const dangerous = stackOf(stage)
      .of('AWS::IAM::Policy')
      .flatMap(([, { Properties }]) => statementsOf(Properties))
      .flatMap(({ Action, Resource }) =>
        [Action].flat().map((action) => `${action} ${JSON.stringify(Resource)}`),
      )
      .filter((right) => /^s3:(Delete|Bypass|PutObject[A-Z])/.test(right));
    // What waits in the inbox is no part of the archive: it is taken away once it was judged.
    const inbox = (right: string) =>
      right.startsWith('s3:DeleteObject {') &&
      /"\w*Inbox\w*","Arn"\]\},"\/uploads\/\*"/.test(right);
    // Without the right to pass over a lock this one makes it longer, never shorter.
    const longer = (right: string) =>
      right.startsWith('s3:PutObjectRetention {') &&
      /"\w*Kept\w*","Arn"\]\},"\/files\/\*"/.test(right);
    expect(dangerous.filter((right) => !inbox(right) && !longer(right))).toEqual([]);
  });

  test.each(jobNames)('runs %s at its time in the company’s zone, and tells what failed', (job) => {
    const [, schedule] = ofName('AWS::Scheduler::Schedule', `dealerbook-${stage}-${job}`) ?? [];
    const [functionId, fn] = ofName('AWS::Lambda::Function', `dealerbook-${stage}-${job}`) ?? [];
    const queueId = failedQueue(stackOf(stage));
    expect(schedule?.Properties).toMatchObject({
      ScheduleExpression: `cron(${schedules[job].cron})`,
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
    const target = schedule?.Properties['Target'] as Properties;
    expect(referred(target['Arn'])).toBe(functionId);
    expect(JSON.parse(String(target['Input']))).toEqual({
      scheduledTime: '<aws.scheduler.scheduled-time>',
    });
    expect(target['RetryPolicy']).toEqual({
      MaximumEventAgeInSeconds: 21_600,
      MaximumRetryAttempts: 10,
    });
    expect(referred((target['DeadLetterConfig'] as Properties)['Arn'])).toBe(queueId);
    expect(fn?.Properties).toMatchObject({ Timeout: 900 });
    const [, retries] =
      stackOf(stage)
        .of('AWS::Lambda::EventInvokeConfig')
        .find(([, { Properties }]) => referred(Properties['FunctionName']) === functionId) ?? [];
    expect(retries?.Properties).toMatchObject({ MaximumRetryAttempts: 2 });
    expect(JSON.stringify(retries?.Properties['DestinationConfig'])).toContain(queueId);
  });

  test.each(jobNames)('lets the schedule of %s run that function, and file what failed', (job) => {
    const [, schedule] = ofName('AWS::Scheduler::Schedule', `dealerbook-${stage}-${job}`) ?? [];
    const [functionId] = ofName('AWS::Lambda::Function', `dealerbook-${stage}-${job}`) ?? [];
    const target = schedule?.Properties['Target'] as Properties;
    const role = referred(target['RoleArn']);
    const allowed = stackOf(stage)
      .of('AWS::IAM::Policy')
      .filter(([, { Properties }]) =>
        (Properties['Roles'] as unknown[]).some((each) => referred(each) === role),
      )
      .flatMap(([, { Properties }]) => statementsOf(Properties))
      .map(({ Action, Resource }) => [Action, referred(Resource)]);
    const queueId = failedQueue(stackOf(stage));
    expect(allowed).toEqual([
      ['lambda:InvokeFunction', functionId],
      ['sqs:SendMessage', queueId],
    ]);
  });

  test.each(jobNames)('rings when %s did not run, failed, or was given up', (job) => {
    const alarms = stackOf(stage)
      .of('AWS::CloudWatch::Alarm')
      .map(([, { Properties }]) => Properties['AlarmName']);
    for (const what of [`${job}-not-run`, `${job}-errors`, 'job-gave-up']) {
      expect(alarms).toContain(`dealerbook-${stage}-${what}`);
    }
  });
});

test('by hand a job of a stage is run with the day it missed, once, and waited for', () => {
  expect(awsArguments('anchor', '2026-11-23', 'prod', 'reply.json').join(' ')).toBe(
    'lambda invoke --function-name dealerbook-prod-anchor' +
      ' --payload {"scheduledTime":"2026-11-23"} --cli-binary-format raw-in-base64-out' +
      ' --cli-read-timeout 910 reply.json',
  );
});

test('jobs run at times that are there once a day in every zone, also when its clocks change', () => {
  const times = Object.values(schedules).flatMap(({ cron }) => timesOf(cron));
  expect(times.length).toBeGreaterThan(jobNames.length);
  let changes = 0;
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    for (const { from, to } of clockChanges(zone, 2026, 2028)) {
      changes += 1;
      for (const time of times) {
        const next = Math.ceil((from - time) / 1440) * 1440 + time;
        expect([zone, next >= to]).toEqual([zone, true]);
      }
    }
  }
  expect(changes).toBeGreaterThan(100);
});

/** Minutes of the day at which a schedule fires: of a number, a range, or a start with a step. */
function timesOf(cron: string): number[] {
  const [minutes = '', hours = ''] = cron.split(' ');
  const valuesOf = (field: string, end: number): number[] => {
    const [, from = '', to, step] = /^(\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(field) ?? [];
    if (from === '') throw new Error(`the test can't read ${field} in ${cron}`);
    const last = Number(to ?? (step === undefined ? from : end - 1));
    const values: number[] = [];
    for (let at = Number(from); at <= last; at += Number(step ?? 1)) values.push(at);
    return values;
  };
  return valuesOf(hours, 24).flatMap((hour) =>
    valuesOf(minutes, 60).map((minute) => hour * 60 + minute),
  );
}

/** Minutes on a zone's clock that are skipped or come twice, from and to, since 1970. */
function clockChanges(timeZone: string, firstYear: number, endYear: number) {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const offsetAt = (minute: number): number => {
    const [, sign = '+', hours = 0, minutes = 0] =
      /GMT([+-])(\d\d):(\d\d)/.exec(format.format(minute * 60_000)) ?? [];
    return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  };
  const week = 7 * 1440;
  const changes: { readonly from: number; readonly to: number }[] = [];
  for (let at = Date.UTC(firstYear) / 60_000; at < Date.UTC(endYear) / 60_000; at += week) {
    let [before, after] = [at, at + week];
    if (offsetAt(before) === offsetAt(after)) continue;
    while (after - before > 1) {
      const between = Math.floor((before + after) / 2);
      if (offsetAt(between) === offsetAt(at)) before = between;
      else after = between;
    }
    const clocks = [after + offsetAt(before), after + offsetAt(after)];
    changes.push({ from: Math.min(...clocks), to: Math.max(...clocks) });
  }
  return changes;
}
