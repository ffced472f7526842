import { CfnOutput, Stack, Tags, type App } from 'aws-cdk-lib';
import { Alarms } from './alarms.ts';
import { Archive } from './archive.ts';
import type { Bundles } from './bundle.ts';
import { Data } from './data.ts';
import { FileStore } from './files.ts';
import { Functions } from './functions.ts';
import { Api } from './http-api.ts';
import { Jobs } from './jobs.ts';
import { Letters } from './letters.ts';
import type { Stage } from './stages.ts';
import { Streams } from './streams.ts';

/** What a stack is built from: the chosen stage, the release's name, the built functions. */
export interface Release {
  readonly stage: Stage;
  readonly release: string;
  readonly bundles: Bundles;
}

/** The one stack of a stage. */
export class DealerbookStack extends Stack {
  constructor(app: App, { stage, release, bundles }: Release) {
    super(app, `Dealerbook-${stage.name}`, {
      description: `dealerbook, stage ${stage.name}: plans, ledger and summaries of dealers`,
      terminationProtection: stage.isProtected,
    });
    const { table } = new Data(this, 'Data', stage);
    const { bucket: archive } = new Archive(this, 'Archive', stage);
    const files = new FileStore(this, 'Files', stage);
    const letters = new Letters(this, 'Letters', stage);
    const api = new Api(this, 'Api', stage);
    const publicUrl = stage.publicUrl ?? api.httpApi.apiEndpoint;
    const materials = { stage, release, bundles, table, archive, files, letters, publicUrl };
    const functions = new Functions(this, 'Functions', materials);
    api.connect(stage, functions);
    const streams = new Streams(this, 'Streams', table, functions);
    const jobs = new Jobs(this, 'Jobs', stage, functions);
    letters.connect(functions);
    new Alarms(this, 'Alarms', { stage, api, table, functions, streams, jobs, letters });
    Tags.of(this).add('application', 'dealerbook');
    Tags.of(this).add('stage', stage.name);
    new CfnOutput(this, 'ApiUrl', {
      value: api.httpApi.apiEndpoint,
      description: 'Address of the API: what the add-on and the command-line tools are given',
    });
    new CfnOutput(this, 'TableName', { value: table.tableName });
    new CfnOutput(this, 'FailedRecords', { value: streams.failed.bucketName });
    new CfnOutput(this, 'ArchiveBucket', { value: archive.bucketName });
    new CfnOutput(this, 'FilesBucket', { value: files.kept.bucketName });
    new CfnOutput(this, 'FailedJobs', { value: jobs.failed.queueUrl });
    new CfnOutput(this, 'LettersBucket', { value: letters.kept.bucketName });
    new CfnOutput(this, 'DeadLetters', {
      value: letters.queues['send-letters'].dead.queueUrl,
      description: 'Letters that could not be sent: docs/runbook.md says what to do',
    });
  }
}
