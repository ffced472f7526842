import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryPoints, type FunctionName } from '../../lib/bundle.ts';
import { grants } from '../../lib/grants.ts';
import { table } from '../../store/table.ts';
import { callsOf } from '../support/recorded-calls.ts';
import { synthesise, type Synthesised } from '../support/synthesised.ts';
import { testFilesMissing } from '../support/whole-run.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}

let stack: Synthesised;
beforeAll(async () => {
  stack = await synthesise('prod');
});
afterAll(() => {
  rmSync(stack.outdir, { recursive: true });
});

const statements = (): [string, Statement][] =>
  stack.of('AWS::IAM::Policy').flatMap(([id, { Properties }]) => {
    const { Statement } = Properties['PolicyDocument'] as { Statement: Statement[] };
    return Statement.map((each) => [id, each] as [string, Statement]);
  });
const eachResource = ([id, { Resource }]: [string, Statement]) =>
  [Resource].flat().map((each) => [id, { Resource: each }] as const);
const actionsOf = ({ Action }: Statement) => [Action].flat();

test('no policy has a wildcard for an action; the auditor and its anchors alone may Scan', () => {
  for (const [id, statement] of statements()) {
    const banned = /^Functions(anchor|audit)Role/.test(id) ? /\*|PartiQL/ : /\*|Scan|PartiQL/;
    for (const action of actionsOf(statement)) {
      expect([id, action]).not.toEqual([id, expect.stringMatching(banned)]);
    }
  }
});

test('every right names what it is for: a table, an index, a stream, a log, a bucket, a queue', () => {
  const named = /^\{"Fn::GetAtt":\["\w+","(Arn|StreamArn)"\]\}$/;
  const [tableId] = stack.of('AWS::DynamoDB::GlobalTable')[0] ?? [''];
  const bucketId = (name: string) =>
    stack.of('AWS::S3::Bucket').find(([id]) => id.startsWith(name))?.[0] ?? '';
  const joined = (id: string, end: string) =>
    JSON.stringify({ 'Fn::Join': ['', [{ 'Fn::GetAtt': [id, 'Arn'] }, end]] });
  const prefixes = Object.values(grants).flatMap(({ archive = {} }) => Object.keys(archive));
  const allowed = [
    joined(tableId, `/index/${table.waiting.name}`),
    joined(bucketId('Streams'), '/*'),
    ...prefixes.map((prefix) => {
      const ofFiles = { 'uploads/': 'FilesInbox', 'files/': 'FilesKept', 'access/': 'FilesUses' };
      const ofLetters = { 'letters/': 'LettersKept', 'workbooks/': 'LettersKept' };
      const ofFolders = { ...ofFiles, ...ofLetters };
      const name = ofFolders[prefix as keyof typeof ofFolders] ?? 'Archive';
      return joined(bucketId(name), `/${prefix}*`);
    }),
  ];
  // An address, its domain, and the set under which is told what became of messages.
  const ofMail = new RegExp(
    '^{"Fn::Join":.*":ses:".*:(identity/(dealerbook@)?company[.]example|configuration-set/)',
  );
  const isOfMail = (resource: string) => ofMail.test(resource) && !resource.includes('*');
  // The secret with the key of the workbook, behind whose name six characters stand.
  const ofSecret = /^\{"Fn::Join":.*":secretsmanager:".*":secret:dealerbook-workbook-\?{6}"\]\]\}$/;
  for (const [id, { Resource }] of statements().flatMap(eachResource)) {
    const resource = JSON.stringify(Resource);
    const isNamed =
      named.test(resource) ||
      allowed.includes(resource) ||
      isOfMail(resource) ||
      ofSecret.test(resource);
    expect([id, isNamed]).toEqual([id, true]);
  }
});

test('each function has a role of its own, and no managed policy', () => {
  const roles = stack
    .of('AWS::Lambda::Function')
    .map(([, { Properties }]) => JSON.stringify(Properties['Role']));
  expect(new Set(roles).size).toBe(roles.length);
  for (const [, { Properties }] of stack.of('AWS::IAM::Role')) {
    expect(Properties['ManagedPolicyArns']).toBeUndefined();
  }
});

describe('least privilege', () => {
  const names = [...entryPoints.keys()];
  const granted = (name: FunctionName) => [
    ...grants[name].index.map((action) => `index ${action}`),
    ...grants[name].table.map((action) => `table ${action}`),
    ...(grants[name].queue ?? []).map((action) => `queue ${action}`),
    ...(grants[name].mail ?? []).map((action) => `mail ${action}`),
    ...(grants[name].secret ?? []).map((action) => `secret ${action}`),
    ...Object.entries(grants[name].archive ?? {}).flatMap(([prefix, actions]) =>
      actions.map((action) => `${prefix} ${action}`),
    ),
  ];

  test.each(names)('%s may do everything that it was seen to do', (name) => {
    expect(callsOf(name).filter((use) => !granted(name).includes(use))).toEqual([]);
  });

  test('every integration test ran on these sources: npm run test:integration', () => {
    expect(testFilesMissing()).toEqual([]);
  });

  const isComplete = testFilesMissing().length === 0;
  test.runIf(isComplete).each(names)('%s was seen to do everything that it may', (name) => {
    expect(granted(name).filter((right) => !callsOf(name).includes(right))).toEqual([]);
  });
});
