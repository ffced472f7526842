import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeApp } from '../../lib/app.ts';
import { bundle } from '../../lib/bundle.ts';
import { exampleSettings, type Lookup, type StageName } from '../../lib/stages.ts';

/** A resource of a template, as far as the tests look into it. */
export interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: readonly string[];
  readonly Properties: Properties;
}

/** Properties are CloudFormation's own and reach deep: a test reads what it asks for. */
export interface Properties {
  readonly [name: string]: unknown;
}

/** A stage as CDK synthesised it; cdk-nag has found nothing, or the synthesis would have thrown. */
export interface Synthesised {
  readonly outdir: string;
  readonly terminationProtection: boolean;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs: readonly string[];
  /** The resources of a type, with their logical ids. */
  of(type: string): [string, Resource][];
}

const settings: Readonly<Record<string, string>> = exampleSettings;

/** Synthesises a stage into a folder of its own, with example settings unless others are given. */
export async function synthesise(
  stage: StageName,
  lookup: Lookup = (name) => settings[name],
): Promise<Synthesised> {
  const outdir = mkdtempSync(path.join(tmpdir(), 'dealerbook-'));
  const app = makeApp(stage, await bundle(), outdir, lookup);
  const stack = app.synth().stacks[0];
  const template = stack?.template as {
    Resources: Record<string, Resource>;
    Outputs: Record<string, unknown>;
  };
  return {
    outdir,
    terminationProtection: stack?.terminationProtection ?? false,
    resources: template.Resources,
    outputs: Object.keys(template.Outputs),
    of: (type) => Object.entries(template.Resources).filter(([, { Type }]) => Type === type),
  };
}

/** The logical id that a `Ref` or `Fn::GetAtt` names. */
export function referred(value: unknown): string {
  const reference = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return reference.Ref ?? reference['Fn::GetAtt']?.[0] ?? '';
}
