import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  MetricType,
  StartingPosition,
  type Function,
} from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Functions } from './functions.ts';
import { readerNames, readers, type Reader } from './readers.ts';

/** Connects the readers with the table's stream, in order, and keeps what they could not take. */
export class Streams extends Construct {
  readonly mappings = new Map<Reader, EventSourceMapping>();
  /** Holds the records themselves; a queue would only be told where in the stream they were. */
  readonly failed: Bucket;

  constructor(scope: Construct, id: string, table: TableV2, functions: Functions) {
    super(scope, id);
    this.failed = this.makeBucket();
    const stream = table.tableStreamArn;
    if (stream === undefined) throw new Error('The table has no stream.');
    for (const reader of readerNames) {
      const fn = functions.of(reader);
      this.allow(fn, stream);
      this.mappings.set(reader, this.connect(reader, fn, stream));
    }
  }

  private makeBucket(): Bucket {
    const bucket = new Bucket(this, 'Failed', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // The stream itself forgets after a day; a redrive recomputes, so 90 days are plenty.
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Only Lambda writes here, and only on failure: a log of that tells nothing new.',
    });
    return bucket;
  }

  /** What Lambda does in the function's name: it reads the stream, and files what failed. */
  private allow(fn: Function, stream: string): void {
    const reads = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    const statements: [string[], string][] = [
      [reads.map((action) => `dynamodb:${action}`), stream],
      [['s3:PutObject'], this.failed.arnForObjects('*')],
      [['s3:ListBucket'], this.failed.bucketArn],
    ];
    for (const [actions, resource] of statements) {
      fn.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
    }
    const bucketId = this.failed.stack.getLogicalId(this.failed.node.defaultChild as CfnBucket);
    Validations.of(fn.role ?? fn).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
      reason: 'Lambda names the objects it files by mapping, shard and time; the bucket is theirs.',
    });
  }

  private connect(reader: Reader, fn: Function, stream: string): EventSourceMapping {
    return new EventSourceMapping(this, reader, {
      target: fn,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 10,
      filters: [{ pattern: JSON.stringify(readers[reader]) }],
      // Not CDK's own S3 destination: it would also let the function read and delete the files.
      onFailure: { bind: () => ({ destination: this.failed.bucketArn }) },
      supportS3OnFailureDestination: true,
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
  }
}
