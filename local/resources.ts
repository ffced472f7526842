import { evaluate, noValue, type Scope } from './intrinsics.ts';
import type { Assembly, Resource } from './template.ts';

/** Where the stack pretends to be; the parts that sign or log want some account and region. */
export const region = 'us-east-1';
/** The account that the stack pretends to be in. */
export const accountId = '000000000000';

const pseudo: Record<string, unknown> = {
  'AWS::AccountId': accountId,
  'AWS::NoValue': noValue,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/local`,
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Types with a part of their own in this folder. */
const running = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
]);

/** Types that do nothing a user of one machine would notice: rights, logs, alarms, dead letters. */
const inert = [
  'AWS::ApiGatewayV2::Stage',
  'AWS::Backup::',
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::',
  'AWS::IAM::',
  'AWS::KMS::',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::Logs::',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::ScheduleGroup',
];

const nameProperties = ['TableName', 'FunctionName', 'BucketName', 'QueueName', 'Name'];

/** Throws for the first resource this machine cannot stand in for: a silent gap would mislead. */
export function refuseUnknownResources({ template }: Assembly): void {
  for (const [id, { Type }] of Object.entries(template.Resources)) {
    if (running.has(Type) || inert.some((prefix) => Type.startsWith(prefix))) continue;
    throw new Error(`The local stack has no part for ${Type} (${id}).`);
  }
}

/** Where what has an address is: the API's base URL, and each queue by its name. */
export type Addresses = {
  readonly apiUrl: string;
  readonly queueUrl: (name: string) => string;
};

/** The scope in which a template's values mean something here. */
export function scopeOf(assembly: Assembly, { apiUrl, queueUrl }: Addresses): Scope {
  const { template, stackName } = assembly;
  const resource = (id: string): Resource => {
    const found = template.Resources[id];
    if (found === undefined) throw new Error(`The template refers to ${id}, which is not in it.`);
    return found;
  };
  const scope: Scope = {
    ref: (id) => {
      if (id === 'AWS::StackName') return stackName;
      if (id in pseudo) return pseudo[id];
      const parameter = template.Parameters[id];
      if (parameter !== undefined) return parameter.Default ?? '';
      const found = resource(id);
      if (found.Type === 'AWS::SQS::Queue') return queueUrl(name(id));
      return found.Type === 'AWS::SNS::Topic' ? arnOf(id, found, scope, stackName) : name(id);
    },
    attribute: (id, attribute) => {
      const found = resource(id);
      const arn = arnOf(id, found, scope, stackName);
      if (attribute === 'Arn' || attribute === 'TopicArn') return arn;
      if (attribute === 'StreamArn') return `${arn}/stream/local`;
      if (attribute === 'QueueName') return name(id);
      if (attribute === 'ApiEndpoint') return apiUrl;
      throw new Error(`The local stack does not know ${id}.${attribute} of ${found.Type}.`);
    },
    condition: (conditionName) => evaluate(template.Conditions[conditionName], scope) === true,
  };
  const name = (id: string): string => physicalName(id, resource(id), scope, stackName);
  return scope;
}

/** The name a resource goes by here: the one it was given, else one made from its logical id. */
export function physicalName(
  id: string,
  resource: Resource,
  scope: Scope,
  stackName: string,
): string {
  for (const property of nameProperties) {
    // An API's Name is a label; the API itself is told apart by its id.
    if (property === 'Name' && resource.Type === 'AWS::ApiGatewayV2::Api') continue;
    const given = evaluate(resource.Properties[property], scope);
    if (typeof given === 'string') return given;
  }
  const name = `${stackName}-${id}`;
  // The name of a bucket has no capitals.
  return resource.Type === 'AWS::S3::Bucket' ? name.toLowerCase() : name;
}

/** The ARN a resource goes by here. */
export function arnOf(id: string, resource: Resource, scope: Scope, stackName: string): string {
  const name = physicalName(id, resource, scope, stackName);
  const [, service = 'local', kind = ''] = resource.Type.toLowerCase().split('::');
  if (service === 's3') return `arn:aws:s3:::${name}`;
  const base = `arn:aws:${service}:${region}:${accountId}`;
  if (service === 'dynamodb') return `${base}:table/${name}`;
  if (service === 'lambda') return `${base}:function:${name}`;
  if (service === 'sqs' || service === 'sns') return `${base}:${name}`;
  return `${base}:${kind}/${name}`;
}
