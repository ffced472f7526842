import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Declarations, declared } from './declarations.ts';
import type { FunctionLog } from './function-log.ts';
import { createFunctionPool } from './function-pool.ts';
import { FunctionFailure, type FunctionSpec, startFunctionProcess } from './function-process.ts';
import { region } from './resources.ts';

/** Lambda's limit on an event, in bytes. */
const eventBytesMax = 6 * 1024 * 1024;

const lambda = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z
    .object({ Variables: z.record(z.string(), z.coerce.string()) })
    .default({ Variables: {} }),
});

/** A function of the stack, ready to be called. */
export type LocalFunction = {
  readonly spec: FunctionSpec;
  /** Calls it with an event and answers its reply. Rejects with a FunctionFailure. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
};

/** The functions a template declares, each with the environment it would have in AWS. */
export function createFunctions(
  declarations: Declarations,
  endpoints: Readonly<Record<string, string>>,
  log: FunctionLog,
): LocalFunction[] {
  return declared(declarations, 'AWS::Lambda::Function', lambda).map((each) => {
    const { Code, Handler, Timeout, MemorySize, Environment } = each.properties;
    const spec: FunctionSpec = {
      logicalId: each.logicalId,
      name: each.name,
      arn: each.arn,
      folder: declarations.assembly.assetFolder(Code.S3Key),
      handler: Handler,
      timeoutMs: Timeout * 1000,
      memoryMb: MemorySize,
      environment: {
        ...runtimeEnvironment(each.name, Handler, MemorySize),
        ...Environment.Variables,
        ...endpoints,
      },
    };
    return createFunction(spec, log);
  });
}

/**
 * What Lambda itself puts into a function's environment, and what keeps the SDK on this machine.
 */
function runtimeEnvironment(
  name: string,
  handler: string,
  memoryMb: number,
): Record<string, string> {
  return {
    TZ: 'UTC',
    LANG: 'en_US.UTF-8',
    _HANDLER: handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** One function: events wait for a free execution environment, of which there are a few. */
function createFunction(spec: FunctionSpec, log: FunctionLog): LocalFunction {
  const pool = createFunctionPool(() => startFunctionProcess(spec, log));
  const invoke = async (event: unknown): Promise<unknown> => {
    const text = JSON.stringify(event);
    if (Buffer.byteLength(text) > eventBytesMax) {
      throw new FunctionFailure('RequestEntityTooLarge', 'The event is larger than 6 MB');
    }
    const process = await pool.take();
    try {
      return JSON.parse(await process.run(text, randomUUID())) as unknown;
    } catch (error) {
      if (error instanceof Error) log.failed(spec.name, error);
      throw error;
    } finally {
      pool.giveBack(process);
    }
  };
  return { spec, invoke, stop: pool.stop };
}

/** Finds a function by its name, its logical id, or the id its construct had before CDK's hash. */
export function functionNamed(functions: readonly LocalFunction[], name: string): LocalFunction {
  const exact = functions.find(({ spec }) => spec.name === name || spec.logicalId === name);
  const similar = functions.filter(({ spec }) => spec.logicalId.startsWith(name));
  const found = exact ?? (similar.length === 1 ? similar[0] : undefined);
  if (found !== undefined) return found;
  const names = functions.map(({ spec }) => spec.logicalId).join(', ');
  throw new Error(`No function ${name}; there are ${names}.`);
}
