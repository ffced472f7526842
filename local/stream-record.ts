import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import { region } from './resources.ts';

/** A stream record as a Lambda function receives it, and as filters see it. */
export type StreamRecord = {
  readonly eventID: string | undefined;
  readonly eventName: string | undefined;
  readonly eventVersion: string | undefined;
  readonly eventSource: string;
  readonly awsRegion: string;
  readonly eventSourceARN: string;
  readonly userIdentity?: unknown;
  readonly dynamodb: {
    /** Epoch seconds. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: unknown;
    readonly NewImage?: unknown;
    readonly OldImage?: unknown;
    readonly SequenceNumber: string;
    readonly SizeBytes: number | undefined;
    readonly StreamViewType: string | undefined;
  };
};

/** The event record for what the stream gave. */
export function streamRecord(record: _Record, eventSourceARN: string): StreamRecord {
  const change = record.dynamodb ?? {};
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    eventSourceARN,
    ...(record.userIdentity && {
      userIdentity: {
        type: record.userIdentity.Type,
        principalId: record.userIdentity.PrincipalId,
      },
    }),
    dynamodb: {
      ApproximateCreationDateTime: (change.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      Keys: withoutBytes(change.Keys),
      ...(change.NewImage && { NewImage: withoutBytes(change.NewImage) }),
      ...(change.OldImage && { OldImage: withoutBytes(change.OldImage) }),
      SequenceNumber: change.SequenceNumber ?? '',
      SizeBytes: change.SizeBytes,
      StreamViewType: change.StreamViewType,
    },
  };
}

/** The attributes as JSON has them: the SDK gives bytes where Lambda gives base64. */
function withoutBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(withoutBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, withoutBytes(v)]));
}
