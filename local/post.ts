import type { DataFolder } from './data-folder.ts';
import type { Declarations } from './declarations.ts';
import type { Credentials } from './dynamodb.ts';
import type { LocalFunction } from './functions.ts';
import type { Listener } from './listener.ts';
import type { Box } from './mail/box.ts';
import { startMail } from './mail/server.ts';
import { declaredSets } from './mail/sets.ts';
import { region } from './resources.ts';
import { type QueueConsumers, startConsumers } from './sqs/consumers.ts';
import { declaredQueues } from './sqs/queues.ts';
import { type Sqs, startSqs } from './sqs/server.ts';

/** What takes letters out of the house here: the queues, and the mail service with its mailbox. */
export type Post = {
  readonly sqs: Sqs;
  readonly sqsEndpoint: string;
  readonly mailEndpoint: string;
  readonly box: Box;
  /** Starts what reads the queues. */
  readonly consume: (functions: readonly LocalFunction[]) => QueueConsumers;
  readonly stop: () => Promise<void>;
};

/** What the queues and the mail service are started with. */
export type PostParts = {
  readonly declarations: Declarations;
  readonly data: DataFolder;
  readonly credentials: Credentials;
  readonly report: (line: string) => void;
};

/** Starts the queues on the port that listens for them, and the mail service on one of its own. */
export async function startPost(
  forSqs: Listener,
  { declarations, data, credentials, report }: PostParts,
): Promise<Post> {
  const signing = { credentials, region, report };
  const queues = declaredQueues(declarations);
  const sqs = startSqs(forSqs, { ...signing, folder: data.file('sqs'), queues });
  const sets = declaredSets(declarations, sqs);
  const mail = await startMail({ ...signing, file: data.file('mailbox.sqlite'), sets });
  return {
    sqs,
    sqsEndpoint: `http://127.0.0.1:${String(forSqs.port)}`,
    mailEndpoint: mail.endpoint,
    box: mail.box,
    consume: (functions) => startConsumers(declarations, sqs, functions),
    stop: async () => {
      await mail.stop();
      await sqs.stop();
    },
  };
}
