import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig, type Function } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { jobNames, schedules, type JobName } from '../functions/jobs/schedules.ts';
import type { Functions } from './functions.ts';
import type { Stage } from './stages.ts';

/** Hours for which a run that failed is tried again; after that its day is run by hand. */
const triesFor = Duration.hours(6);

/**
 * Runs each job at its time. The scheduler only hands a run over to Lambda, which then tries it up
 * to three times: what either of them gives up lands in the one queue that is watched.
 */
export class Jobs extends Construct {
  readonly failed: Queue;

  constructor(scope: Construct, id: string, stage: Stage, functions: Functions) {
    super(scope, id);
    this.failed = this.makeQueue();
    for (const name of jobNames) {
      const fn = functions.of(name);
      this.retry(name, fn);
      this.schedule(name, fn, stage);
    }
  }

  private makeQueue(): Queue {
    const queue = new Queue(this, 'Failed', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is itself where what failed ends up; nothing reads it but people.',
    });
    return queue;
  }

  private retry(name: JobName, fn: Function): void {
    new EventInvokeConfig(this, `${name}-retries`, {
      function: fn,
      retryAttempts: 2,
      maxEventAge: triesFor,
      // Not CDK's own SQS destination: it would also let the function read about the queue.
      onFailure: { bind: () => ({ destination: this.failed.queueArn }) },
    });
    fn.addToRolePolicy(this.mayFile());
  }

  private schedule(name: JobName, fn: Function, stage: Stage): void {
    const role = new Role(this, `${name}-role`, {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      description: `Rights of the schedule of ${name}`,
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }),
    );
    role.addToPolicy(this.mayFile());
    const schedule = new CfnSchedule(this, name, {
      name: `dealerbook-${stage.name}-${name}`,
      description: `Runs the job ${name}`,
      scheduleExpression: `cron(${schedules[name].cron})`,
      scheduleExpressionTimezone: stage.timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ scheduledTime: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: {
          maximumEventAgeInSeconds: triesFor.toSeconds(),
          maximumRetryAttempts: 10,
        },
        deadLetterConfig: { arn: this.failed.queueArn },
      },
    });
    // The scheduler tries the role when the schedule is made, so its rights come first.
    schedule.node.addDependency(role);
  }

  private mayFile(): PolicyStatement {
    return new PolicyStatement({
      actions: ['sqs:SendMessage'],
      resources: [this.failed.queueArn],
    });
  }
}
