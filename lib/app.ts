import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Bundles } from './bundle.ts';
import { releaseName } from './release.ts';
import { DealerbookStack } from './stack.ts';
import { stageOf, type Lookup } from './stages.ts';

/**
 * Feature flags stand here and not in cdk.json, which only the CDK command reads: `node bin/app.ts`
 * must synthesise the same template.
 */
const featureFlags = { '@aws-cdk/aws-iam:minimizePolicies': true };

const fromEnvironment: Lookup = (name) => process.env[name];

/**
 * The app of one stage with its one stack, checked by cdk-nag when it is synthesised. Throws a
 * StageProblem where a deployed stage's settings are neither looked up nor CDK context.
 */
export function makeApp(
  stageName: string,
  bundles: Bundles,
  outdir: string,
  lookup = fromEnvironment,
): App {
  const app = new App({ outdir, analyticsReporting: false, postCliContext: featureFlags });
  const context = (name: string) => app.node.tryGetContext(name) as string | undefined;
  const stage = stageOf(stageName, (name) => lookup(name) ?? context(name));
  const release = stage.name === 'local' ? 'local' : releaseName();
  new DealerbookStack(app, { stage, release, bundles });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
