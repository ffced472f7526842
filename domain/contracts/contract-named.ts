import * as z from 'zod';

/** The version of a contract that an entry or a document is under. */
export const ContractNamed = z.strictObject({ contractId: z.string(), version: z.int().min(1) });
export type ContractNamed = z.infer<typeof ContractNamed>;
