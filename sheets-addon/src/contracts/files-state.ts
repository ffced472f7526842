import type * as z from 'zod';
import type { ProblemCode } from '../../../api/problems.ts';
import type { Locale } from '../../../api/sentences.ts';
import type { ContractFile, FileKind, NewUpload } from '../../../domain/archive/file.ts';
import type { Verdict } from '../../../domain/contracts/comparison/verdict.ts';
import type { ContractRef } from './dialog-state.ts';

/** What a file is filed with: a version of a contract, and how people call it. */
export interface UploadTarget extends ContractRef {
  readonly says: string;
}

/** Who uploads: the language to be told in, and the kinds of files they may file. */
export interface Uploader {
  readonly locale: Locale;
  readonly kinds: readonly FileKind[];
}

/** A file as it is promised. */
export type Promised = z.infer<typeof NewUpload>;

/** A form that takes exactly what was promised. */
export interface UploadForm {
  readonly url: string;
  /** In the order in which they stand before the file. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Why something was not done, in words that say what to do. */
export interface NotDone {
  readonly ok: false;
  readonly message: string;
  /** Null where the service never answered. */
  readonly code: ProblemCode | 'unknown' | null;
}

/** What a page is answered: what it asked for, or why not. */
export type Answered<What> = ({ readonly ok: true } & What) | NotDone;

/** A file in the archive as the page shows it. */
export type FiledFile = Pick<
  ContractFile,
  'fileId' | 'kind' | 'name' | 'pages' | 'bytes' | 'archiveNumber'
> & {
  /** When, on the company's clock. */
  readonly filedAt: string;
  /** True where it belongs to the dealer and to no contract. */
  readonly ofDealer: boolean;
};

/** How a signed copy stands beside the terms, as the page shows it. */
export type ShownVerdict = Verdict;

/** The signed copy of a version that counts, and how it compared; null where it was not. */
export interface SignedCopy {
  readonly fileId: string;
  readonly verdict: ShownVerdict | null;
}

/** A PDF that the service printed, base64. */
export interface PrintedPdf {
  readonly name: string;
  readonly pdf: string;
}
