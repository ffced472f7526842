/** A request that S3 answers with an error: its status, its code and a sentence. */
export class S3Problem extends Error {
  override readonly name = 'S3Problem';
  readonly status: number;
  readonly code: string;
  /** Headers that the answer has besides. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Who asks may not do this. */
export const accessDenied = (message = 'Access Denied'): S3Problem =>
  new S3Problem(403, 'AccessDenied', message);

/** What is asked is not well formed, or does not go together. */
export const invalidRequest = (message: string): S3Problem =>
  new S3Problem(400, 'InvalidRequest', message);

/** What S3 can do and the local stack can't; a silent gap would mislead. */
export const notImplemented = (what: string): S3Problem =>
  new S3Problem(501, 'NotImplemented', `The local stack's S3 does not know ${what}.`);
