import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

/**
 * The bucket in which nothing is overwritten, and nothing deleted before its day: what the ledger
 * said is put here, out of reach of whoever could rewrite the ledger. It outlives its stack.
 */
export class Archive extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const days = Duration.days(stage.archive.days);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention:
        stage.archive.mode === 'COMPLIANCE'
          ? ObjectLockRetention.compliance(days)
          : ObjectLockRetention.governance(days),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.bucket.addToResourcePolicy(this.writeOnce());
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Few functions write here, each logs what it wrote, and nobody can change it after.',
    });
  }

  /** A version under the same key would be locked as well, but be shown in place of the first. */
  private writeOnce(): PolicyStatement {
    return new PolicyStatement({
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [this.bucket.arnForObjects('*')],
      conditions: { Null: { 's3:if-none-match': 'true' } },
    });
  }
}
