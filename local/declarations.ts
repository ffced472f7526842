import type * as z from 'zod';
import { evaluate, type Scope } from './intrinsics.ts';
import {
  type Addresses,
  arnOf,
  physicalName,
  refuseUnknownResources,
  scopeOf,
} from './resources.ts';
import type { Assembly } from './template.ts';

/** A resource with the properties a part of the local stack reads, evaluated and checked. */
export type Declared<Properties> = {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly properties: Properties;
};

/** What the template declares, as the parts of the local stack read it. */
export type Declarations = {
  readonly assembly: Assembly;
  readonly scope: Scope;
};

/** Opens a template for reading; throws when it has a resource without a local part. */
export function declarationsOf(assembly: Assembly, addresses: Addresses): Declarations {
  refuseUnknownResources(assembly);
  return { assembly, scope: scopeOf(assembly, addresses) };
}

/**
 * The resources of one type. Only the properties of the given shape are evaluated, so that what a
 * part does not read (rights, tags) may refer to anything.
 */
export function declared<Shape extends z.ZodRawShape>(
  { assembly, scope }: Declarations,
  type: string,
  shape: z.ZodObject<Shape>,
): Declared<z.infer<z.ZodObject<Shape>>>[] {
  return Object.entries(assembly.template.Resources)
    .filter(([, { Type, Condition }]) => {
      return Type === type && (Condition === undefined || scope.condition(Condition));
    })
    .map(([logicalId, resource]) => {
      const read = Object.keys(shape.shape)
        .filter((key) => key in resource.Properties)
        .map((key) => [key, evaluate(resource.Properties[key], scope)]);
      const parsed = shape.safeParse(Object.fromEntries(read));
      if (!parsed.success) {
        throw new Error(`${logicalId} (${type}): ${parsed.error.issues.map(sentence).join('; ')}`);
      }
      const name = physicalName(logicalId, resource, scope, assembly.stackName);
      const arn = arnOf(logicalId, resource, scope, assembly.stackName);
      return { logicalId, name, arn, properties: parsed.data };
    });
}

function sentence(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')}: ${issue.message}`;
}
