import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
});

const template = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.unknown().optional() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), resource),
});

const assets = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })),
});

/** One CloudFormation resource as it stands in the template, its properties not yet evaluated. */
export type Resource = z.infer<typeof resource>;

/** What CDK synthesised for one stack: the template and the folders of its bundles. */
export type Assembly = {
  readonly stackName: string;
  readonly template: z.infer<typeof template>;
  /** The folder of a bundle, by the object key the template gives it (`<hash>.zip`). */
  readonly assetFolder: (objectKey: string) => string;
};

/** Reads a stack out of `cdk.out`. Throws, with what to do, when it was not synthesised there. */
export function readAssembly(cdkOut: string, stackName: string): Assembly {
  const file = path.join(cdkOut, `${stackName}.template.json`);
  if (!existsSync(file)) throw new Error(`No stack ${stackName} in ${cdkOut}: run npm run synth.`);
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(cdkOut, name), 'utf8'));
  const files = assets.parse(read(`${stackName}.assets.json`)).files;
  return {
    stackName,
    template: template.parse(read(`${stackName}.template.json`)),
    assetFolder: (objectKey) => {
      const asset = files[objectKey.replace(/\.zip$/, '')];
      if (asset === undefined) throw new Error(`Bundle ${objectKey} is not in ${cdkOut}.`);
      return path.resolve(cdkOut, asset.source.path);
    },
  };
}
