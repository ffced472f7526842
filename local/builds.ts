import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { buildWhenChanged } from './build-cache.ts';

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '..');

/** Where the builds put what the stack runs. */
export const built = {
  cdkOut: path.join(root, 'cdk.out', 'local'),
  stackName: 'Dealerbook-local',
  addon: path.join(root, 'dist', 'addon'),
  workbench: path.join(root, 'dist', 'workbench'),
};

const declarations = ['domain', 'api', 'package-lock.json'];

/** Brings the synthesised stack, the add-on and the workbench up to date, all at once. */
export async function buildAll(): Promise<{ name: string; outcome: 'built' | 'unchanged' }[]> {
  const stageSettings = { STAGE: 'local', CDK_OUTDIR: built.cdkOut };
  const steps = [
    {
      name: 'stack',
      inputs: ['bin', 'lib', 'store', 'functions', 'cdk.json', ...declarations],
      outputs: [`cdk.out/local/${built.stackName}.template.json`],
      build: async () => {
        await run('bin/app.ts', stageSettings);
        deleteOldBundles();
      },
    },
    {
      name: 'addon',
      inputs: ['sheets-addon', ...declarations],
      outputs: ['dist/addon/appsscript.json', 'dist/addon/Code.js'],
      build: () => run('sheets-addon/build.ts'),
    },
    {
      name: 'workbench',
      inputs: ['local/workbench', 'package-lock.json'],
      outputs: ['dist/workbench/index.html'],
      build: () => run('local/workbench/build.ts'),
    },
  ];
  return Promise.all(
    steps.map(async (step) => ({ name: step.name, outcome: await buildWhenChanged(root, step) })),
  );
}

const bundleAgeMsMax = 24 * 60 * 60_000;

/** Bundles of earlier builds go after a day: until then a stack that is running may load them. */
function deleteOldBundles(): void {
  const template = readFileSync(path.join(built.cdkOut, `${built.stackName}.assets.json`), 'utf8');
  for (const name of readdirSync(built.cdkOut).filter((each) => each.startsWith('asset.'))) {
    const folder = path.join(built.cdkOut, name);
    const isOld = Date.now() - statSync(folder).mtimeMs > bundleAgeMsMax;
    if (isOld && !template.includes(name)) rmSync(folder, { recursive: true });
  }
}

/** Runs one of the project's scripts; throws what it said when it fails. */
async function run(script: string, environment: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, [script], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) throw new Error(`${script} failed:\n${said.trim()}`);
}
