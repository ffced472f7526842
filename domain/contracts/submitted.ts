/** The version that a request is about, and the revision of it that was submitted. */
export interface Submitted {
  readonly contractId: string;
  readonly version: number;
  readonly revision: number;
}

/**
 * The subject of a request: `<contractId>-<version>-<revision>`. A version that is submitted again
 * is another request, so nobody approves by its id what was written after they read it.
 */
export const subjectOf = ({ contractId, version, revision }: Submitted): string =>
  `${contractId}-${String(version)}-${String(revision)}`;

/** What was submitted by a request; null where its subject names none. */
export function submittedOf(subject: string): Submitted | null {
  const [, contractId, version, revision] = form.exec(subject) ?? [];
  if (contractId === undefined) return null;
  return { contractId, version: Number(version), revision: Number(revision) };
}

const form = /^([^-]+)-([1-9]\d{0,2})-([1-9]\d{0,5})$/;
