import { makeApp } from '../lib/app.ts';
import { bundle, bundleSizes } from '../lib/bundle.ts';
import { exampleSettings, stageNames } from '../lib/stages.ts';

/**
 * Synthesises every stage, offline, and says how large the functions are. Settings that are not
 * in the environment are examples here, so that anyone can look at any stage; deploying, which
 * goes through `bin/app.ts`, refuses to guess them.
 */
const examples: Readonly<Record<string, string>> = exampleSettings;
const bundles = await bundle();
for (const stage of stageNames) {
  const outdir = `cdk.out/${stage}`;
  const lookup = (name: string) => process.env[name] ?? examples[name];
  const { stacks } = makeApp(stage, bundles, outdir, lookup).synth();
  const template = stacks[0]?.template as { Resources: object } | undefined;
  const resources = Object.keys(template?.Resources ?? {}).length;
  console.log(`${stage.padEnd(6)} ${String(resources)} resources in ${outdir}, cdk-nag clean`);
}
for (const [name, bytes] of bundleSizes(bundles)) {
  console.log(`${(bytes / 1024).toFixed(0).padStart(5)} KiB  ${name}`);
}
