import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, AnyPrincipal, Effect } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { consumerNames, consumers, type ConsumerName } from './consumers.ts';
import type { Functions } from './functions.ts';
import type { Stage } from './stages.ts';

/** A queue, and where what it gave up is kept until somebody has looked at it. */
export interface WatchedQueue {
  readonly queue: Queue;
  readonly dead: Queue;
}

/**
 * How letters go out: the bucket that keeps what was sent, the queue that says which are to be
 * sent, the mail service's set, and the queue of what the mail service tells of them.
 */
export class Letters extends Construct {
  readonly kept: Bucket;
  readonly queues: Readonly<Record<ConsumerName, WatchedQueue>>;
  readonly set: ConfigurationSet;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.kept = this.makeBucket();
    this.queues = {
      'send-letters': this.makeQueue('send-letters'),
      'mail-events': this.makeQueue('mail-events'),
    };
    this.set = this.makeSet(stage, this.queues['mail-events'].queue);
  }

  /** The bucket of a folder of what was computed and sent; undefined where it is another's. */
  bucketOf(folder: string): Bucket | undefined {
    return folder === 'letters/' || folder === 'workbooks/' ? this.kept : undefined;
  }

  /** Lets each consumer read its queue, so many copies of it at a time. */
  connect(functions: Functions): void {
    for (const name of consumerNames) {
      const { queue } = this.queues[name];
      const target = functions.of(name);
      const actions = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];
      target.addToRolePolicy(
        new PolicyStatement({
          actions: actions.map((action) => `sqs:${action}`),
          resources: [queue.queueArn],
        }),
      );
      new EventSourceMapping(this, `${name}-mapping`, {
        target,
        eventSourceArn: queue.queueArn,
        batchSize: consumers[name].batch,
        maxConcurrency: consumers[name].atOnce,
        reportBatchItemFailures: true,
      });
    }
  }

  private makeBucket(): Bucket {
    const bucket = new Bucket(this, 'Kept', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // What was sent once is sent and shown again byte for byte: nothing takes its place.
    bucket.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects('*')],
        conditions: { Null: { 's3:if-none-match': 'true' } },
      }),
    );
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Each letter stands in the table with who got it; one function shows it again.',
    });
    return bucket;
  }

  private makeQueue(name: ConsumerName): WatchedQueue {
    const { hiddenMinutes, tries } = consumers[name];
    const safe = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    const dead = new Queue(this, `${name}-dead`, safe);
    const queue = new Queue(this, name, {
      ...safe,
      visibilityTimeout: Duration.minutes(hiddenMinutes),
      deadLetterQueue: { queue: dead, maxReceiveCount: tries },
    });
    Validations.of(dead).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is itself where what failed ends up; people move it back once it can succeed.',
    });
    return { queue, dead };
  }

  /** The mail service tells through EventBridge's default bus, and the rule picks what is ours. */
  private makeSet(stage: Stage, events: Queue): ConfigurationSet {
    const configurationSetName = `dealerbook-${stage.name}`;
    const set = new ConfigurationSet(this, 'Set', { configurationSetName });
    const bus = EventBus.fromEventBusName(this, 'Bus', 'default');
    const { SEND, BOUNCE, COMPLAINT, REJECT } = EmailSendingEvent;
    set.addEventDestination('Told', {
      destination: EventDestination.eventBus(bus),
      events: [SEND, BOUNCE, COMPLAINT, REJECT],
    });
    new Rule(this, 'Told', {
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSetName] } } },
      },
      targets: [new SqsQueue(events)],
    });
    return set;
  }
}
