/** Google's words for statuses, as far as they are answered here. */
const statuses = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
} as const;

/** A request that Google answers with an error (AIP-193). */
export class GoogleProblem extends Error {
  override readonly name = 'GoogleProblem';
  readonly code: keyof typeof statuses;

  constructor(code: keyof typeof statuses, message: string) {
    super(message);
    this.code = code;
  }

  /** The error as it is sent. */
  get body() {
    const { code, message } = this;
    return { error: { code, message, status: statuses[code] } };
  }
}

/** A change of a spreadsheet that can't be made, by the place and the kind of the request. */
export const invalid = (place: string, why: string): GoogleProblem =>
  new GoogleProblem(400, `Invalid ${place}: ${why}`);
