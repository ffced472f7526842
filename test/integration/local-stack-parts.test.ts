import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildWhenChanged } from '../../local/build-cache.ts';
import { compileSchedule } from '../../local/cron.ts';
import { emptyDataFolder, takeDataFolder } from '../../local/data-folder.ts';
import { evaluate, noValue, type Scope } from '../../local/intrinsics.ts';
import { readOptions } from '../../local/options.ts';
import { people, personCalled } from '../../local/people.ts';
import { refuseUnknownResources } from '../../local/resources.ts';
import { compileFilters } from '../../local/stream-filter.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('schedules', () => {
  const at = (text: string): Date => new Date(text);

  test.each([
    ['cron(0 18 * * ? *)', 'Asia/Tokyo', '2026-11-23T09:00:00Z', '2026-11-23T18:00:00Z'],
    ['cron(30 8 1 * ? *)', 'Asia/Shanghai', '2026-12-01T00:30:00Z', '2026-12-01T08:30:00Z'],
    ['cron(0/15 9-17 ? * MON-FRI *)', 'UTC', '2026-11-23T09:45:00Z', '2026-11-22T09:45:00Z'],
    ['cron(0 0 L * ? *)', 'UTC', '2028-02-29T00:00:00Z', '2028-02-28T00:00:00Z'],
    ['cron(0 6 1W * ? *)', 'UTC', '2026-08-03T06:00:00Z', '2026-08-01T06:00:00Z'],
    ['cron(0 6 LW * ? *)', 'UTC', '2026-10-30T06:00:00Z', '2026-10-31T06:00:00Z'],
    ['cron(0 6 ? * 6L *)', 'UTC', '2026-11-27T06:00:00Z', '2026-11-20T06:00:00Z'],
    ['cron(0 6 ? * MON#1 2026)', 'UTC', '2026-11-02T06:00:00Z', '2026-11-09T06:00:00Z'],
    ['cron(15,45 * * JAN,NOV ? *)', 'UTC', '2026-11-01T00:45:00Z', '2026-12-01T00:45:00Z'],
    ['rate(10 minutes)', 'UTC', '2026-11-23T09:10:00Z', '2026-11-23T09:11:00Z'],
  ])('%s in %s is due at %s and not at %s', (expression, zone, due, notDue) => {
    const schedule = compileSchedule(expression, zone);
    expect([schedule(at(due)), schedule(at(notDue))]).toEqual([true, false]);
  });

  test('an hour that a clock skips in spring does not come', () => {
    const schedule = compileSchedule('cron(30 1 29 3 ? 2026)', 'Europe/London');
    const hours = Array.from({ length: 48 }, (_, half) =>
      schedule(new Date(Date.UTC(2026, 2, 29, 0, half * 30))),
    );
    expect(hours).not.toContain(true);
  });

  test.each(['cron(0 0 * *)', 'rate(1 week)', 'every day', 'cron(61 0 * * ? *)'])(
    '%s is refused',
    (expression) => expect(() => compileSchedule(expression, 'UTC')).toThrow(/cron|schedule|rate/),
  );
});

describe('stream filters', () => {
  const record = {
    eventName: 'MODIFY',
    dynamodb: { NewImage: { sk: { S: 'E#2026' }, amount: { N: '5' } }, size: 12 },
  };

  test.each([
    [{ eventName: ['INSERT', 'MODIFY'] }, true],
    [{ eventName: ['INSERT'] }, false],
    [{ dynamodb: { NewImage: { sk: { S: [{ prefix: 'E#' }] } } } }, true],
    [{ dynamodb: { NewImage: { sk: { S: [{ suffix: '27' }] } } } }, false],
    [{ dynamodb: { OldImage: { sk: { S: [{ exists: false }] } } } }, true],
    [{ dynamodb: { NewImage: { sk: { S: [{ exists: false }] } } } }, false],
    [{ dynamodb: { NewImage: { sk: { S: [{ 'anything-but': ['H', 'T'] }] } } } }, true],
    [{ dynamodb: { NewImage: { sk: { S: [{ 'anything-but': { prefix: 'E#' } }] } } } }, false],
    [{ dynamodb: { NewImage: { missing: { S: [{ 'anything-but': ['H'] }] } } } }, false],
    [{ dynamodb: { size: [{ numeric: ['>', 10, '<=', 12] }] } }, true],
    [{ eventName: [{ 'equals-ignore-case': 'modify' }] }, true],
    [{ $or: [{ eventName: ['REMOVE'] }, { dynamodb: { size: [12] } }] }, true],
    [{ eventName: ['MODIFY'], dynamodb: { size: [13] } }, false],
  ])('%j is %s', (pattern, wanted) => {
    expect(compileFilters([JSON.stringify(pattern)])(record)).toBe(wanted);
  });

  test('any of several patterns is enough, and none at all wants everything', () => {
    const patterns = [{ eventName: ['INSERT'] }, { eventName: ['MODIFY'] }];
    expect(compileFilters(patterns.map((each) => JSON.stringify(each)))(record)).toBe(true);
    expect(compileFilters([])(record)).toBe(true);
  });

  test('an operator that is not known is refused by name', () => {
    const pattern = JSON.stringify({ eventName: [{ wildcard: 'M*' }] });
    expect(() => compileFilters([pattern])).toThrow('wildcard');
  });
});

describe('template', () => {
  const scope: Scope = {
    ref: (id) => (id === 'AWS::NoValue' ? noValue : `ref-${id}`),
    attribute: (id, name) => `${id}.${name}`,
    condition: (name) => name === 'Yes',
  };

  test.each<[unknown, unknown]>([
    [{ 'Fn::Join': ['/', ['a', { Ref: 'B' }]] }, 'a/ref-B'],
    [{ 'Fn::Sub': '${A}-${B.Arn}-${!C}' }, 'ref-A-B.Arn-${C}'],
    [{ 'Fn::Sub': ['${x}:${y.z}', { x: { Ref: 'X' }, 'y.z': 1 }] }, 'ref-X:1'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', { 'Fn::GetAtt': ['F', 'A'] }] }] }, undefined],
    [{ 'Fn::Select': [0, ['a', 'b']] }, 'a'],
    [{ 'Fn::If': ['Yes', 1, 2] }, 1],
    [{ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 2] }, { b: [2] }],
    [{ 'Fn::GetAtt': 'F.Arn' }, 'F.Arn'],
  ])('%j means %j', (value, meaning) => expect(evaluate(value, scope)).toEqual(meaning));

  test('an unknown function or resource is refused by name', () => {
    expect(() => evaluate({ 'Fn::ImportValue': 'x' }, scope)).toThrow('Fn::ImportValue');
    const Resources = { Fleet: { Type: 'AWS::EC2::Instance', Properties: {} } };
    const template = { Resources, Parameters: {}, Conditions: {} };
    expect(() =>
      refuseUnknownResources({ template, stackName: 'S', assetFolder: () => '' }),
    ).toThrow('AWS::EC2::Instance (Fleet)');
  });
});

describe('starting', () => {
  test('the sample has a folder of its own unless one is given', () => {
    expect(readOptions([])).toMatchObject({ port: 4700, data: '.local/demo', loadsDemo: true });
    expect(readOptions(['--sample'])).toMatchObject({ data: '.local/sample', isSample: true });
    expect(readOptions(['--sample', '--data', 'x', '--fresh', '--no-demo'])).toMatchObject({
      data: 'x',
      isFresh: true,
      loadsDemo: false,
    });
    expect(readOptions(['--help'])).toBeUndefined();
  });

  test.each([[['--port', 'x']], [['--port', '70000']], [['--prot', '1']], [['extra']]])(
    '%j is refused in one sentence',
    (args) => expect(() => readOptions(args)).toThrow(/^[^\n]+\.$|shows what there is\.$/),
  );

  test('a folder that no dealerbook wrote to is never emptied', () => {
    const precious = path.join(folder, 'precious');
    mkdirSync(precious);
    writeFileSync(path.join(precious, 'thesis.txt'), 'x');
    expect(() => emptyDataFolder(precious)).toThrow(/leaves it alone/);
  });

  test('a folder in use is neither shared nor emptied', () => {
    const data = takeDataFolder(path.join(folder, 'used'));
    expect(() => takeDataFolder(data.path)).toThrow(/Another dealerbook/);
    expect(() => emptyDataFolder(data.path)).toThrow(/Another dealerbook/);
    data.release();
    emptyDataFolder(data.path);
    takeDataFolder(data.path).release();
  });

  test('a build runs again only when an input changed or an output is gone', async () => {
    const input = path.join(folder, 'source', 'a.ts');
    const output = path.join(folder, 'out.js');
    mkdirSync(path.dirname(input));
    writeFileSync(input, '1');
    const build = async (): Promise<void> => writeFileSync(output, 'built');
    const step = { name: 'thing', inputs: ['source'], outputs: ['out.js'], build };
    expect(await buildWhenChanged(folder, step)).toBe('built');
    expect(await buildWhenChanged(folder, step)).toBe('unchanged');
    writeFileSync(input, '2');
    expect(await buildWhenChanged(folder, step)).toBe('built');
    rmSync(output);
    expect(await buildWhenChanged(folder, step)).toBe('built');
  });

  test('each role and mailbox means one person, and any address is someone', () => {
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    expect(personCalled('planner')?.email).toBe('planner@qingquan.example');
    expect(personCalled('manager2')?.email).toBe('manager2@qingquan.example');
    expect(personCalled('stranger@elsewhere.example')?.email).toBe('stranger@elsewhere.example');
    expect(personCalled('boss')).toBeUndefined();
  });
});
