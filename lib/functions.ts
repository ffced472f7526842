import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { nativeFunctions } from './assets.ts';
import { consumers } from './consumers.ts';
import type { FileStore } from './files.ts';
import type { Bundles, FunctionName } from './bundle.ts';
import { kindOf, seconds, variableNamesOf } from './function-kinds.ts';
import type { Letters } from './letters.ts';
import { allow, allowGranted } from './rights.ts';
import type { Stage } from './stages.ts';

/** What every function of a stage is made from. */
export interface Materials {
  readonly stage: Stage;
  readonly release: string;
  readonly bundles: Bundles;
  readonly table: TableV2;
  readonly archive: Bucket;
  readonly files: FileStore;
  readonly letters: Letters;
  /** Where people outside reach the API. */
  readonly publicUrl: string;
}

/** Every Lambda function, each with a role and a log of its own. */
export class Functions extends Construct {
  readonly all: ReadonlyMap<FunctionName, Function>;

  constructor(scope: Construct, id: string, materials: Materials) {
    super(scope, id);
    this.all = new Map(
      [...materials.bundles.keys()].map((name) => [
        name,
        new OneFunction(this, name, materials).fn,
      ]),
    );
  }

  /** The function of a name; throws when there is no bundle of it. */
  of(name: FunctionName): Function {
    const found = this.all.get(name);
    if (!found) throw new Error(`There is no bundle of the function ${name}.`);
    return found;
  }
}

const architectureOf = (name: FunctionName): Architecture =>
  nativeFunctions.includes(name) ? Architecture.X86_64 : Architecture.ARM_64;

class OneFunction extends Construct {
  readonly fn: Function;

  constructor(scope: Construct, name: FunctionName, materials: Materials) {
    super(scope, name);
    const { stage, bundles } = materials;
    const functionName = `dealerbook-${stage.name}-${name}`;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: stage.logDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.fn = new Function(this, 'Function', {
      functionName,
      runtime: Runtime.NODEJS_24_X,
      architecture: architectureOf(name),
      code: Code.fromAsset(bundles.get(name) ?? ''),
      handler: 'index.handler',
      memorySize: stage.memory[kindOf(name)],
      timeout: Duration.seconds(seconds[kindOf(name)]),
      environment: variables(name, materials),
      role: this.role(name, materials, logGroup),
      logGroup,
    });
  }

  /** A role of its own that may write its own log and do what its grant says, no more. */
  private role(name: FunctionName, materials: Materials, log: LogGroup): Role {
    const { table, archive, files, letters, stage } = materials;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Rights of the function ${name}`,
    });
    allow(role, ['logs:CreateLogStream', 'logs:PutLogEvents'], log.logGroupArn);
    const bucketOf = (folder: string) =>
      letters.bucketOf(folder) ?? files.bucketOf(folder) ?? archive;
    const { queue } = letters.queues['send-letters'];
    const { secretName } = stage.workbook;
    const places = { table, bucketOf, queue, set: letters.set, from: stage.mail.from, secretName };
    allowGranted(role, name, places);
    return role;
  }
}

/** The values of the names that `functions/environment.ts` declares, and the runtime's own. */
function variables(name: FunctionName, materials: Materials) {
  const { stage, release, table, archive, files, letters } = materials;
  const values: Record<string, string> = {
    TABLE_NAME: table.tableName,
    STAGE: stage.name,
    RELEASE: release,
    HOSTED_DOMAIN: stage.hostedDomain,
    FIRST_ADMIN_EMAIL: stage.firstAdminEmail,
    ARCHIVE_BUCKET: archive.bucketName,
    MEMBER_RATE: String(stage.memberRate),
    INBOX_BUCKET: files.inbox.bucketName,
    FILES_BUCKET: files.kept.bucketName,
    USES_BUCKET: files.uses.bucketName,
    LETTERS_BUCKET: letters.kept.bucketName,
    LETTERS_QUEUE: letters.queues['send-letters'].queue.queueUrl,
    PUBLIC_URL: materials.publicUrl,
    MAIL_FROM: stage.mail.from,
    MAIL_SET: letters.set.configurationSetName,
    MAIL_RATE: String(stage.mail.perSecond / consumers['send-letters'].atOnce),
    WORKBOOK_SECRET: stage.workbook.secretName,
    SHEETS_ENDPOINT: 'https://sheets.googleapis.com/',
  };
  const declared = variableNamesOf(name).map((variable) => {
    const value = values[variable];
    if (value === undefined) throw new Error(`lib/functions.ts has no value for ${variable}.`);
    return [variable, value] as const;
  });
  return { ...Object.fromEntries(declared), ...runtimeVariables(stage) };
}

/** Read by the runtime and the logger, not by us. */
export const runtimeVariables = (stage: Stage) => ({
  NODE_OPTIONS: '--enable-source-maps',
  POWERTOOLS_LOG_LEVEL: stage.logLevel,
});
