import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { listen } from './listener.ts';
import { readPayload } from './s3/payload.ts';
import { S3Problem } from './s3/problem.ts';
import { readRequest } from './s3/request.ts';
import { authenticate, type Signing } from './s3/signature.ts';

/** What to serve. */
export type SecretsOptions = Omit<Signing, 'service' | 'now'> & {
  /** The value of a secret by its name; undefined where there is none. */
  readonly secretCalled: (name: string) => string | undefined;
  /** Told in one line of what went wrong here. */
  readonly report: (line: string) => void;
};

/** A Secrets Manager to talk to. */
export type Secrets = { readonly endpoint: string; readonly stop: () => Promise<void> };

const getSecretValue = z.strictObject({ SecretId: z.string().min(1) });

/** A request that Secrets Manager answers with an error. */
class SecretsProblem extends Error {
  override readonly name = 'SecretsProblem';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Starts a Secrets Manager that answers what a secret holds, to who signs as it should. */
export async function startSecrets(options: SecretsOptions): Promise<Secrets> {
  const listener = await listen(0, options.report);
  const signing = { ...options, service: 'secretsmanager', now: () => Date.now() };
  listener.serve(async (message, response) => {
    try {
      sendJson(response, 200, await answer(message, options, signing));
    } catch (error) {
      message.resume();
      const { code, message: text } = problemOf(error);
      sendJson(response, 400, { __type: code, Message: text, message: text });
    }
  });
  return { endpoint: `http://127.0.0.1:${String(listener.port)}`, stop: listener.close };
}

async function answer(
  message: IncomingMessage,
  { secretCalled }: SecretsOptions,
  signing: Signing,
): Promise<unknown> {
  const asked = readRequest(message);
  const signed = authenticate(asked, signing);
  const { bytes } = await readPayload(message, signed, asked.headers);
  const target = asked.headers['x-amz-target'];
  if (target !== 'secretsmanager.GetSecretValue') {
    throw new SecretsProblem('NotImplemented', `The local stack does not know ${String(target)}.`);
  }
  const { SecretId: name } = getSecretValue.parse(JSON.parse(bytes.toString()));
  const value = secretCalled(name);
  if (value === undefined) {
    const text = "Secrets Manager can't find the specified secret.";
    throw new SecretsProblem('ResourceNotFoundException', text);
  }
  return { Name: name, SecretString: value };
}

function problemOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof SecretsProblem || error instanceof S3Problem) return error;
  return { code: 'InvalidRequestException', message: String(error) };
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(value));
}
