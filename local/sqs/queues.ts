import * as z from 'zod';
import { type Declarations, declared } from '../declarations.ts';

const queue = z.object({
  VisibilityTimeout: z.number().default(30),
  MessageRetentionPeriod: z.number().default(345_600),
  FifoQueue: z.literal(false).optional(),
  DelaySeconds: z.literal(0).optional(),
  RedrivePolicy: z
    .object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() })
    .optional(),
});

/** A queue as its template declares it. */
export type Queue = {
  readonly name: string;
  readonly arn: string;
  /** Seconds for which a message that was received is hidden from others. */
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  /** The queue that gets what was received so often in vain; undefined where none does. */
  readonly redrive: { readonly deadArn: string; readonly receivesMax: number } | undefined;
};

/** The queues a template declares. */
export function declaredQueues(declarations: Declarations): Queue[] {
  return declared(declarations, 'AWS::SQS::Queue', queue).map(({ name, arn, properties }) => {
    const { RedrivePolicy: redrive } = properties;
    return {
      name,
      arn,
      visibilitySeconds: properties.VisibilityTimeout,
      retentionSeconds: properties.MessageRetentionPeriod,
      redrive: redrive && {
        deadArn: redrive.deadLetterTargetArn,
        receivesMax: redrive.maxReceiveCount,
      },
    };
  });
}
