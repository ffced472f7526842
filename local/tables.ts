import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type Declarations, type Declared, declared } from './declarations.ts';

const keySchema = z.array(
  z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);

const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

const table = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(index).default([]),
  LocalSecondaryIndexes: z.array(index).optional(),
  StreamSpecification: z
    .object({
      StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']),
    })
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

type TableProperties = z.infer<typeof table>;

/** A table that exists and can be used. */
export type Table = {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The ARN the database gave the stream, when the table has one. */
  readonly streamArn: string | undefined;
  /** The attribute that says, in epoch seconds, when an item may be deleted. */
  readonly timeToLiveAttribute: string | undefined;
};

/** Creates what the template declares and is not there yet; changes nothing that is. */
export async function createTables(
  declarations: Declarations,
  dynamodb: DynamoDBClient,
): Promise<Table[]> {
  const all = ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'].flatMap((type) =>
    declared(declarations, type, table),
  );
  return Promise.all(all.map((each) => createTable(each, dynamodb)));
}

async function createTable(
  { logicalId, name, arn, properties }: Declared<TableProperties>,
  dynamodb: DynamoDBClient,
): Promise<Table> {
  const description = await createOrDescribe(name, properties, dynamodb);
  await addMissingIndexes(description, properties, dynamodb);
  const timeToLive = properties.TimeToLiveSpecification;
  if (timeToLive?.Enabled === true) {
    const change = new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: timeToLive,
    });
    // Already enabled is a validation error, and the state we want.
    await dynamodb.send(change).catch((error: unknown) => {
      if (!(error instanceof Error && error.name === 'ValidationException')) throw error;
    });
  }
  return {
    logicalId,
    name,
    arn,
    streamArn: description.LatestStreamArn,
    timeToLiveAttribute: timeToLive?.Enabled === true ? timeToLive.AttributeName : undefined,
  };
}

async function createOrDescribe(
  name: string,
  properties: TableProperties,
  dynamodb: DynamoDBClient,
): Promise<TableDescription> {
  const indexes = properties.GlobalSecondaryIndexes;
  const view = properties.StreamSpecification?.StreamViewType;
  try {
    const create = new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: properties.AttributeDefinitions,
      KeySchema: properties.KeySchema,
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
      LocalSecondaryIndexes: properties.LocalSecondaryIndexes,
      ...(view && { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
    });
    return (await dynamodb.send(create)).TableDescription ?? {};
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    return (await dynamodb.send(new DescribeTableCommand({ TableName: name }))).Table ?? {};
  }
}

/** An index that a newer template adds is built from the items that are there, as AWS does. */
async function addMissingIndexes(
  { TableName, GlobalSecondaryIndexes }: TableDescription,
  properties: TableProperties,
  dynamodb: DynamoDBClient,
): Promise<void> {
  const there = new Set(GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  for (const missing of properties.GlobalSecondaryIndexes) {
    if (there.has(missing.IndexName)) continue;
    const update = new UpdateTableCommand({
      TableName,
      AttributeDefinitions: properties.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: missing }],
    });
    await dynamodb.send(update);
  }
}
