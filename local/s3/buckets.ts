import * as z from 'zod';
import { type Declarations, declared } from '../declarations.ts';

/** How strictly a version is kept: nobody at all, or nobody without a special right, deletes it. */
export const LockMode = z.enum(['GOVERNANCE', 'COMPLIANCE']);
export type LockMode = z.infer<typeof LockMode>;

const retention = z.strictObject({
  Mode: LockMode,
  Days: z.number().optional(),
  Years: z.number().optional(),
});

const lifecycleRule = z.strictObject({
  Id: z.string().optional(),
  Status: z.enum(['Enabled', 'Disabled']),
  Prefix: z.string().default(''),
  ExpirationInDays: z.number().optional(),
  NoncurrentVersionExpiration: z.strictObject({ NoncurrentDays: z.number() }).optional(),
  /** Uploads in parts do not exist here, so there are none to abort. */
  AbortIncompleteMultipartUpload: z.unknown().optional(),
});

const corsRule = z.strictObject({
  Id: z.string().optional(),
  AllowedHeaders: z.array(z.string()).default([]),
  AllowedMethods: z.array(z.string()),
  AllowedOrigins: z.array(z.string()),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
});

const bucket = z.object({
  VersioningConfiguration: z.strictObject({ Status: z.literal('Enabled') }).optional(),
  ObjectLockEnabled: z.boolean().default(false),
  ObjectLockConfiguration: z
    .strictObject({
      ObjectLockEnabled: z.literal('Enabled'),
      Rule: z.strictObject({ DefaultRetention: retention }).optional(),
    })
    .optional(),
  LifecycleConfiguration: z.strictObject({ Rules: z.array(lifecycleRule) }).optional(),
  LoggingConfiguration: z
    .strictObject({ DestinationBucketName: z.string(), LogFilePrefix: z.string().default('') })
    .optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.array(corsRule) }).optional(),
});

/** When the objects under a prefix go by themselves. */
export type LifecycleRule = {
  readonly prefix: string;
  readonly days: number | undefined;
  /** Days after which a version goes that a newer one has taken the place of. */
  readonly noncurrentDays: number | undefined;
};

/** Which pages of other origins may do what. */
export type CorsRule = z.infer<typeof corsRule>;

/** A bucket as its template declares it. */
export type Bucket = {
  readonly name: string;
  readonly isVersioned: boolean;
  /** Whether versions can be locked at all; only a new bucket can be given this. */
  readonly hasLock: boolean;
  /** The lock of every new object that brings none of its own. */
  readonly defaultLock: { readonly mode: LockMode; readonly days: number } | undefined;
  readonly lifecycle: readonly LifecycleRule[];
  readonly cors: readonly CorsRule[];
  /** Where records of each request go; undefined where none are written. */
  readonly records?: { readonly bucket: string; readonly prefix: string } | undefined;
};

/** The buckets a template declares. */
export function declaredBuckets(declarations: Declarations): Bucket[] {
  return declared(declarations, 'AWS::S3::Bucket', bucket).map(({ name, properties }) => {
    const { LifecycleConfiguration, CorsConfiguration, LoggingConfiguration } = properties;
    const rule = properties.ObjectLockConfiguration?.Rule?.DefaultRetention;
    return {
      name,
      isVersioned: properties.VersioningConfiguration !== undefined,
      hasLock: properties.ObjectLockEnabled,
      // S3 counts a year as 365 days.
      defaultLock: rule && { mode: rule.Mode, days: rule.Days ?? (rule.Years ?? 0) * 365 },
      lifecycle: (LifecycleConfiguration?.Rules ?? [])
        .filter(({ Status }) => Status === 'Enabled')
        .map((each) => ({
          prefix: each.Prefix,
          days: each.ExpirationInDays,
          noncurrentDays: each.NoncurrentVersionExpiration?.NoncurrentDays,
        })),
      cors: CorsConfiguration?.CorsRules ?? [],
      records: LoggingConfiguration && {
        bucket: LoggingConfiguration.DestinationBucketName,
        prefix: LoggingConfiguration.LogFilePrefix,
      },
    };
  });
}
