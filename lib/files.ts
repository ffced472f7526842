import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectLockRetention,
  type BucketProps,
  type IBucket,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

/** What no stranger reads, and nobody without encryption. */
const closed: BucketProps = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
};

/** Days that an upload waits which nobody files. */
const inboxDays = 1;

/**
 * The files of contracts: an inbox, into which browsers send, and the archive, into which only what
 * was judged is put, under a lock of its own. Who fetched what is written down by S3.
 */
export class FileStore extends Construct {
  readonly inbox: Bucket;
  readonly kept: Bucket;
  readonly uses: Bucket;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.uses = this.makeUses(stage);
    this.kept = this.makeKept(stage);
    this.inbox = this.makeInbox(stage);
  }

  /** The bucket of a folder; null where the folder is none of files. */
  bucketOf(folder: string): Bucket | null {
    const buckets = { 'uploads/': this.inbox, 'files/': this.kept, 'access/': this.uses };
    return buckets[folder as keyof typeof buckets] ?? null;
  }

  private makeInbox(stage: Stage): Bucket {
    const inbox = new Bucket(this, 'Inbox', {
      ...closed,
      lifecycleRules: [{ expiration: Duration.days(inboxDays) }],
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          allowedOrigins: [...stage.uploadOrigins],
          allowedHeaders: ['*'],
          maxAge: 600,
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(inbox).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Each form is promised and logged before it is signed; nothing is read from here.',
    });
    return inbox;
  }

  private makeKept(stage: Stage): Bucket {
    const days = Duration.days(stage.files.days);
    const kept = new Bucket(this, 'Kept', {
      ...closed,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention:
        stage.files.mode === 'COMPLIANCE'
          ? ObjectLockRetention.compliance(days)
          : ObjectLockRetention.governance(days),
      serverAccessLogsBucket: this.uses as IBucket,
      serverAccessLogsPrefix: 'access/',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // A version under the same key would be locked as well, but be shown in place of the first.
    kept.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [kept.arnForObjects('*')],
        conditions: { Null: { 's3:if-none-match': 'true' } },
      }),
    );
    return kept;
  }

  private makeUses(stage: Stage): Bucket {
    const uses = new Bucket(this, 'Uses', {
      ...closed,
      lifecycleRules: [{ expiration: Duration.days(stage.files.days) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(uses).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds the access records themselves; records of reading them would never end.',
    });
    return uses;
  }
}
