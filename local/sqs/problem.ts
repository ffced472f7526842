/** A request that SQS answers with an error: its code and a sentence. */
export class SqsProblem extends Error {
  override readonly name = 'SqsProblem';
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** What SQS can do and the local stack can't; a silent gap would mislead. */
export const notImplemented = (what: string): SqsProblem =>
  new SqsProblem('UnsupportedOperation', `The local stack's SQS does not know ${what}.`);
