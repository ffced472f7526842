import * as z from 'zod';
import { ContractId, ContractVersion } from '../contracts/contract.ts';
import { MemberId, ShortId } from '../values/code.ts';
import { Day, Instant } from '../values/day.ts';
import { text } from '../values/text.ts';

/** What a file is to the contract that it belongs to. */
export const FileKind = z
  .enum(['signed-contract', 'licence', 'authority-letter', 'supplement', 'other'])
  .meta({ id: 'FileKind' });
export type FileKind = z.infer<typeof FileKind>;

/** The identity of an upload and of the file it becomes, made by who uploads: a retry is one. */
export const FileId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .meta({ id: 'FileId' });
export type FileId = z.infer<typeof FileId>;

/** SHA-256 of a file's bytes, as 64 hexadecimal digits in small letters. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'Sha256' });

/** The version of a contract that a file belongs to. */
export const Binding = z.strictObject({ contractId: ContractId, version: ContractVersion });
export type Binding = z.infer<typeof Binding>;

/** A contract signed before dealerbook, which keeps the number and the days that its paper has. */
export const OutsideContract = z
  .strictObject({ number: text(40), from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { error: 'ends-before', path: ['to'] })
  .meta({ id: 'OutsideContract' });
export type OutsideContract = z.infer<typeof OutsideContract>;

/** Most bytes of a file: 25 MB, a long scan in colour. */
export const fileBytesMax = 25_000_000;

/** What somebody promises to upload. The name is only shown; no key or path is made of it. */
export const NewUpload = z
  .strictObject({
    uploadId: FileId,
    kind: FileKind,
    /** Null for what belongs to the dealer and to no contract, such as a licence. */
    binding: Binding.nullable(),
    /** Of a signed contract from before dealerbook, in place of a binding. */
    outside: OutsideContract.optional(),
    /** Of the company's categories of files; without it the first one that takes the kind. */
    category: ShortId.optional(),
    name: text(120),
    bytes: z.int().min(1).max(fileBytesMax),
    sha256: Sha256,
  })
  .meta({ id: 'NewUpload' });
export type NewUpload = z.infer<typeof NewUpload>;

/** A file in the archive. What it says never changes; a better copy is another file. */
export const ContractFile = z
  .strictObject({
    fileId: FileId,
    dealerId: ShortId,
    kind: FileKind,
    binding: Binding.nullable(),
    outside: OutsideContract.nullable().default(null),
    category: ShortId.nullable().default(null),
    name: text(120),
    bytes: z.int().min(1).max(fileBytesMax),
    sha256: Sha256,
    pages: z.int().min(1),
    /** Place in the run of its year: the archive has no gaps. */
    year: z.int(),
    place: z.int().min(1),
    /** As people write it, `2026-00042`. */
    archiveNumber: text(20),
    filedAt: Instant,
    filedBy: MemberId,
    /** Until when nothing can delete it: the end of its lock as it was when it was filed. */
    retainedUntil: Instant.nullable().default(null),
  })
  .meta({ id: 'ContractFile' });
export type ContractFile = z.infer<typeof ContractFile>;

/** The number of the file that is the n-th of its year. */
export const archiveNumber = (year: number, place: number): string =>
  `${String(year)}-${String(place).padStart(5, '0')}`;

/** Where the bytes of a file lie. The key is made of what was judged, never of a typed name. */
export const fileKey = ({
  dealerId,
  fileId,
  sha256,
}: Pick<ContractFile, 'dealerId' | 'fileId' | 'sha256'>): string =>
  `files/${dealerId}/${fileId}/${sha256}.pdf`;

/** The dealer and the file that a key names; null where it is no key of a file. */
export function ofFileKey(
  key: string,
): Pick<ContractFile, 'dealerId' | 'fileId' | 'sha256'> | null {
  const [, dealerId, fileId, sha256] =
    /^files\/([^/]+)\/([0-9a-z]{16})\/([0-9a-f]{64})\.pdf$/.exec(key) ?? [];
  return dealerId && fileId && sha256 ? { dealerId, fileId, sha256 } : null;
}
