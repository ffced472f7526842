import { makeApp } from '../lib/app.ts';
import { whyNotDeployable } from '../lib/assets.ts';
import { bundle } from '../lib/bundle.ts';
import { StageProblem } from '../lib/stages.ts';

/** Synthesises the stage that STAGE names into CDK_OUTDIR; both may be left out. */
const stage = process.env['STAGE'] ?? 'local';
const outdir = process.env['CDK_OUTDIR'] ?? `cdk.out/${stage}`;
try {
  const problem = stage === 'local' ? null : whyNotDeployable();
  if (problem !== null) throw new StageProblem(problem);
  makeApp(stage, await bundle(), outdir).synth();
} catch (error) {
  if (!(error instanceof StageProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
