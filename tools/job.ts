import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { awsArguments } from './job/aws-arguments.ts';

const usage = `npm run job -- NAME --at WHEN [options]

Runs a job by hand, as its schedule would have: a day that was missed, or one that failed.

  --at WHEN      the day (2026-11-23, the company's), or the moment (2026-11-22T18:30:00Z) that
                 the job was due; a dead letter has it as "scheduledTime"
  --stage STAGE  the stage in AWS, by the AWS CLI and its credentials
  --url URL      without --stage: the product on this machine (http://localhost:4700)

A job may be run again: what is there already stays as it is.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    at: { type: 'string' },
    stage: { type: 'string' },
    url: { type: 'string', default: 'http://localhost:4700' },
    help: { type: 'boolean', default: false },
  },
});

/** Asks the local stack; it answers with what the job told, or a sentence. */
async function runHere(name: string, at: string, url: string): Promise<string> {
  const asked = `${url}/local/jobs/${encodeURIComponent(name)}?at=${encodeURIComponent(at)}`;
  const answer = await fetch(asked, { method: 'POST' }).catch(() => undefined);
  if (!answer) throw new Error(`Nothing answers at ${url}. Start it with "npm start".`);
  const text = await answer.text();
  if (answer.ok) return text;
  throw new Error((JSON.parse(text) as { message: string }).message);
}

/** Invokes the function of a stage and waits for it. */
function runInAws(name: string, at: string, stage: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-job-'));
  const file = path.join(folder, 'reply.json');
  try {
    const { status, stdout, stderr, error } = spawnSync(
      'aws',
      awsArguments(name, at, stage, file),
      {
        encoding: 'utf8',
      },
    );
    if (error) throw new Error('The AWS CLI is not installed: https://aws.amazon.com/cli/');
    if (status !== 0) throw new Error(stderr.trim());
    const reply = readFileSync(file, 'utf8');
    if (stdout.includes('FunctionError')) throw new Error(`The job failed: ${reply}`);
    return reply;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [name] = positionals;
if (values.help || name === undefined || values.at === undefined) {
  process.stdout.write(`${usage}\n`);
  process.exitCode = values.help ? 0 : 1;
} else {
  try {
    const { at, stage, url } = values;
    const reply = stage === undefined ? await runHere(name, at, url) : runInAws(name, at, stage);
    process.stdout.write(`${reply}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
