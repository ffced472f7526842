import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { simpleParser, type AddressObject } from 'mailparser';
import * as z from 'zod';
import { listen } from '../listener.ts';
import { readPayload } from '../s3/payload.ts';
import { S3Problem } from '../s3/problem.ts';
import { readRequest } from '../s3/request.ts';
import { authenticate, type Signing } from '../s3/signature.ts';
import { openBox, type Box, type Mail } from './box.ts';
import { eventOf, eventsOf } from './events.ts';
import type { Sets } from './sets.ts';

/** What to serve, and from where. */
export type MailOptions = Omit<Signing, 'service' | 'now'> & {
  /** The file that keeps the messages. */
  readonly file: string;
  readonly sets: Sets;
  /** Told in one line of what went wrong here. */
  readonly report: (line: string) => void;
};

/** A mail service to talk to. */
export type MailService = {
  readonly endpoint: string;
  readonly box: Box;
  readonly stop: () => Promise<void>;
};

const tag = z.strictObject({
  Name: z.string().regex(/^[\w-]{1,256}$/),
  Value: z.string().regex(/^[\w-]{1,256}$/),
});

/** What is known here of SES's `SendEmail`: a whole message as bytes. */
const sendEmail = z.strictObject({
  FromEmailAddress: z.email().optional(),
  Destination: z.strictObject({ ToAddresses: z.array(z.string()) }).optional(),
  Content: z.strictObject({ Raw: z.strictObject({ Data: z.base64() }) }),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(tag).max(50).default([]),
});

/** A request that SES answers with an error. */
class SesProblem extends Error {
  override readonly name = 'SesProblem';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * Starts a mail service that takes messages as SES does, keeps each on the disk before it says so,
 * and tells of each what SES would; nothing leaves this machine.
 */
export async function startMail(options: MailOptions): Promise<MailService> {
  const box = openBox(options.file);
  const listener = await listen(0, options.report);
  const signing = { ...options, service: 'ses', now: () => Date.now() };
  listener.serve(async (message, response) => {
    try {
      sendJson(response, 200, { MessageId: await take(message, box, signing) });
    } catch (error) {
      message.resume();
      const { status, code, message: text } = problemOf(error, options.report);
      response.setHeader('x-amzn-errortype', code);
      sendJson(response, status, { message: text });
    }
  });
  return {
    endpoint: `http://127.0.0.1:${String(listener.port)}`,
    box,
    stop: async () => {
      await listener.close();
      box.close();
    },
  };
}

async function take(
  message: IncomingMessage,
  box: Box,
  signing: MailOptions & Signing,
): Promise<string> {
  const asked = readRequest(message);
  const signed = authenticate(asked, signing);
  const { bytes } = await readPayload(message, signed, asked.headers);
  if (asked.method !== 'POST' || asked.path !== '/v2/email/outbound-emails') {
    const what = `${asked.method} ${asked.path}`;
    throw new SesProblem(501, 'NotImplemented', `The local stack's SES does not know ${what}.`);
  }
  const { ConfigurationSetName: setName = '', ...sent } = sendEmail.parse(
    JSON.parse(String(bytes)),
  );
  if (setName !== '' && !signing.sets.names.includes(setName)) {
    throw new SesProblem(404, 'NotFoundException', `There is no configuration set ${setName}.`);
  }
  const raw = Buffer.from(sent.Content.Raw.Data, 'base64');
  const tags = Object.fromEntries(sent.EmailTags.map(({ Name, Value }) => [Name, Value]));
  const mail = await mailOf(raw, sent.FromEmailAddress, sent.Destination?.ToAddresses, tags);
  box.add(mail, raw);
  for (const eventType of mail.events) {
    if (!signing.sets.tells(setName, eventType)) continue;
    signing.sets.publish(eventOf(mail, eventType, setName));
  }
  return mail.messageId;
}

/** To whom a message goes stands in its own header, unless the request says it. */
async function mailOf(
  raw: Buffer,
  sender: string | undefined,
  recipients: readonly string[] | undefined,
  tags: Mail['tags'],
): Promise<Mail> {
  const parsed = await simpleParser(raw);
  const inHeader = [parsed.to, parsed.cc, parsed.bcc].flatMap(addressesOf);
  const to = recipients ?? inHeader;
  const from = sender ?? addressesOf(parsed.from)[0];
  if (to.length === 0 || from === undefined) {
    throw new SesProblem(400, 'BadRequestException', 'A message needs a sender and a recipient.');
  }
  return {
    messageId: `local-${randomUUID()}`,
    takenAt: Date.now(),
    from,
    to,
    subject: parsed.subject ?? '',
    bytes: raw.length,
    tags,
    events: eventsOf(to),
  };
}

const addressesOf = (given: AddressObject | AddressObject[] | undefined): string[] =>
  [given ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []));

function problemOf(error: unknown, report: (line: string) => void): SesProblem {
  if (error instanceof SesProblem) return error;
  if (error instanceof S3Problem) return new SesProblem(error.status, error.code, error.message);
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    return new SesProblem(400, 'BadRequestException', error.message);
  }
  report(`SES: ${String(error)}`);
  return new SesProblem(500, 'InternalFailure', 'We encountered an internal error.');
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
