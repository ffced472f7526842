import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Metric,
  Stats,
  TreatMissingData,
  type AlarmProps,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Operation, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { jobNames, schedules } from '../functions/jobs/schedules.ts';
import type { Functions } from './functions.ts';
import type { Api } from './http-api.ts';
import type { Jobs } from './jobs.ts';
import { consumerNames } from './consumers.ts';
import type { Letters } from './letters.ts';
import type { Stage } from './stages.ts';
import type { Streams } from './streams.ts';

/** What is watched. */
export interface Watched {
  readonly stage: Stage;
  readonly api: Api;
  readonly table: TableV2;
  readonly functions: Functions;
  readonly streams: Streams;
  readonly jobs: Jobs;
  readonly letters: Letters;
}

const period = Duration.minutes(5);

/** Operations the functions use: each has metrics of its own. */
const operations = [
  Operation.GET_ITEM,
  Operation.BATCH_GET_ITEM,
  Operation.QUERY,
  Operation.PUT_ITEM,
  Operation.UPDATE_ITEM,
  Operation.TRANSACT_WRITE_ITEMS,
];

/** Every alarm names the section of `docs/runbook.md` that says what to look at and what to do. */
export class Alarms extends Construct {
  private readonly topic: Topic;
  private readonly stageName: string;

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    this.stageName = watched.stage.name;
    this.topic = this.makeTopic(watched.stage);
    this.watchApi(watched.api);
    this.watchFunctions(watched.functions);
    this.watchStreams(watched);
    this.watchJobs(watched);
    this.watchLetters(watched.letters);
    this.watchTable(watched.table);
  }

  private makeTopic(stage: Stage): Topic {
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
      }),
    );
    if (stage.alarmEmail) topic.addSubscription(new EmailSubscription(stage.alarmEmail));
    return topic;
  }

  private watchApi(api: Api): void {
    const failed = api.stage.metricServerError({ period, statistic: Stats.SUM });
    this.raise('api-answers-5xx', 'api-answers-5xx', failed, 1);
  }

  private watchFunctions(functions: Functions): void {
    for (const [name, fn] of functions.all) {
      // What the workbook fails of is mostly a person's matter, at Google.
      const section = name === 'workbook' ? 'workbook-errors' : 'function-errors';
      this.raise(`${name}-errors`, section, fn.metricErrors({ period }), 1);
      this.raise(`${name}-throttled`, 'function-throttled', fn.metricThrottles({ period }), 1);
    }
  }

  private watchStreams({ streams, functions }: Watched): void {
    for (const [name, mapping] of streams.mappings) {
      const fn = functions.of(name);
      const behind = fn.metric('IteratorAge', { period, statistic: Stats.MAXIMUM });
      this.raise(`${name}-behind`, 'stream-reader-behind', behind, 60_000);
      const gaveUp = new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'OnFailureDestinationDeliveredEventCount',
        dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingId },
        period,
        statistic: Stats.SUM,
      });
      this.raise(`${name}-gave-up`, 'stream-reader-gave-up', gaveUp, 1);
      const lost = fn.metric('DestinationDeliveryFailures', { period, statistic: Stats.SUM });
      this.raise(`${name}-lost-records`, 'stream-reader-lost-records', lost, 1);
    }
  }

  /** Lambda counts and times each job by itself: what fails, what is given up, what never ran. */
  private watchJobs({ jobs, functions }: Watched): void {
    const waiting = jobs.failed.metricApproximateNumberOfMessagesVisible({
      period,
      statistic: Stats.MAXIMUM,
    });
    this.raise('job-gave-up', 'job-gave-up', waiting, 1);
    for (const name of jobNames) {
      const days = Duration.days(schedules[name].runsWithinDays);
      const runs = functions.of(name).metricInvocations({ period: days, statistic: Stats.SUM });
      this.raise(`${name}-not-run`, 'job-not-run', runs, 1, {
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        // A function that nobody calls sends no figures at all.
        treatMissingData: TreatMissingData.BREACHING,
      });
    }
  }

  /** What a queue gave up waits for somebody: a letter, or what became of one. */
  private watchLetters({ queues }: Letters): void {
    for (const name of consumerNames) {
      const dead = queues[name].dead.metricApproximateNumberOfMessagesVisible({
        period,
        statistic: Stats.MAXIMUM,
      });
      this.raise(`${name}-gave-up`, `${name}-gave-up`, dead, 1);
    }
  }

  private watchTable(table: TableV2): void {
    const throttled = table.metricThrottledRequestsForOperations({ operations, period });
    this.raise('table-throttled', 'table-throttled', throttled, 1);
    const failed = table.metricSystemErrorsForOperations({ operations, period });
    this.raise('table-system-errors', 'table-system-errors', failed, 1);
  }

  private raise(
    name: string,
    section: string,
    metric: IMetric,
    threshold: number,
    otherwise: Partial<AlarmProps> = {},
  ): void {
    const alarm = new Alarm(this, name, {
      alarmName: `dealerbook-${this.stageName}-${name}`,
      alarmDescription: `What to do: docs/runbook.md#${section}`,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...otherwise,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
