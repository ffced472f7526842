import { DescribeTableCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { streamRecord, type StreamRecord } from '../../../local/stream-record.ts';
import { streamed, type LocalDynamo } from '../table.ts';

/** The records of a table's stream, in the order they were written. */
export class TableStream {
  private readonly streams: DynamoDBStreamsClient;
  private readonly arn: string;
  private after: string | undefined;

  private constructor(streams: DynamoDBStreamsClient, arn: string) {
    this.streams = streams;
    this.arn = arn;
  }

  /** Begins the stream of a table. */
  static async of(dynamo: LocalDynamo, table: string): Promise<TableStream> {
    const begun = { TableName: table, StreamSpecification: streamed };
    await dynamo.client.send(new UpdateTableCommand(begun));
    const described = await dynamo.client.send(new DescribeTableCommand({ TableName: table }));
    const { endpoint, client } = dynamo;
    const { credentials, region } = client.config;
    const streams = new DynamoDBStreamsClient({ endpoint, credentials, region });
    const stream = new TableStream(streams, described.Table?.LatestStreamArn ?? '');
    await stream.next();
    return stream;
  }

  /** What was written since it was asked last. */
  async next(): Promise<StreamRecord[]> {
    const found: StreamRecord[] = [];
    let iterator = await this.iterator();
    while (iterator !== undefined) {
      const page = await this.streams.send(new GetRecordsCommand({ ShardIterator: iterator }));
      const records = (page.Records ?? []).map((record) => streamRecord(record, this.arn));
      if (records.length === 0) break;
      found.push(...records);
      this.after = records.at(-1)?.dynamodb.SequenceNumber;
      iterator = page.NextShardIterator;
    }
    return found;
  }

  /** Lets go of the connection. */
  stop(): void {
    this.streams.destroy();
  }

  private async iterator(): Promise<string | undefined> {
    const { streams, arn: StreamArn, after: SequenceNumber } = this;
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
    if (ShardId === undefined) return undefined;
    const from = SequenceNumber
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber }
      : { ShardIteratorType: 'TRIM_HORIZON' as const };
    const asked = new GetShardIteratorCommand({ StreamArn, ShardId, ...from });
    return (await streams.send(asked)).ShardIterator;
  }
}
