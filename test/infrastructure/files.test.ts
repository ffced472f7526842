import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referred, synthesise, type Properties, type Synthesised } from '../support/synthesised.ts';

let stack: Synthesised;
beforeAll(async () => {
  stack = await synthesise('prod');
});
afterAll(() => {
  rmSync(stack.outdir, { recursive: true });
});

const bucket = (name: string): [string, Properties] => {
  const found = stack.of('AWS::S3::Bucket').find(([id]) => id.startsWith(`Files${name}`));
  return [found?.[0] ?? '', found?.[1].Properties ?? {}];
};

test('files are locked for ten years, and each request for one is written down elsewhere', () => {
  const [, kept] = bucket('Kept');
  expect(kept).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    ObjectLockEnabled: true,
    ObjectLockConfiguration: {
      Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 3650 } },
    },
    LoggingConfiguration: { LogFilePrefix: 'access/' },
  });
  const { DestinationBucketName } = kept['LoggingConfiguration'] as Properties;
  expect(referred(DestinationBucketName)).toBe(bucket('Uses')[0]);
});

test('the inbox takes forms from the configured origins alone, and forgets what nobody files', () => {
  expect(bucket('Inbox')[1]).toMatchObject({
    CorsConfiguration: {
      CorsRules: [
        { AllowedMethods: ['POST'], AllowedOrigins: ['https://*.googleusercontent.com'] },
      ],
    },
    LifecycleConfiguration: { Rules: [{ ExpirationInDays: 1, Status: 'Enabled' }] },
  });
});

test.each(['Inbox', 'Kept', 'Uses'])(
  '%s is private and refuses whoever comes unencrypted',
  (name) => {
    const [id, properties] = bucket(name);
    const closed = { BlockPublicAcls: true, BlockPublicPolicy: true };
    expect(properties['PublicAccessBlockConfiguration']).toMatchObject(closed);
    const policies = stack
      .of('AWS::S3::BucketPolicy')
      .filter(([, policy]) => referred(policy.Properties['Bucket']) === id);
    expect(JSON.stringify(policies)).toContain('"aws:SecureTransport":"false"');
  },
);
