import { archiveNumber } from '../../../domain/archive/file.ts';
import { verdictOf } from '../../../domain/contracts/comparison/verdict.ts';
import { termsDigest } from '../../../domain/contracts/digest.ts';
import { Letter } from '../../../domain/contracts/terms.ts';
import { routes } from '../../../api/routes.ts';
import { fileTogether, promiseUpload } from '../../../store/contract-files.ts';
import { readContract } from '../../../store/contracts.ts';
import { sha256 } from '../../../store/sha256.ts';
import { keepVerdict } from '../../../store/verdicts.ts';
import { newEntry } from '../ledger.ts';
import type { Service } from '../service.ts';
import { draftWhole, signWhole, versionOf } from './drafts.ts';
import { wholeTerms } from './terms.ts';

/** Terms of this year, so that what is sold today is under them. */
export const thisYear = {
  signing: { ...wholeTerms.signing, from: '2026-01-01', to: '2026-12-31' },
  rights: { ...wholeTerms.rights, grants: wholeTerms.rights.grants.slice(0, 1) },
};

/** Drafts a contract with changed blocks and brings it as far as signed. */
export async function signed(
  service: Service,
  dealerId: string,
  contractId: string,
  change: object = {},
): Promise<void> {
  await draftWhole(service, dealerId, contractId, { ...thisYear, ...change });
  await signWhole(service, { dealerId, contractId });
  await fileSignedCopy(service, dealerId, contractId);
}

const same = (letter: Letter, page: number | null) => ({
  ...{ letter, outcome: 'same' as const, terms: 'As agreed', file: 'As agreed', page },
});

let filed = 0;

/** The page of each clause in the signed copies of these tests. */
const pages: Readonly<Record<string, number>> = { a: 2, c: 3, e: 4, f: 5, i: 6, k: 7 };

/** Files a signed copy of a version, as the archive keeps it once it was found to say the same. */
export async function fileSignedCopy(
  { db }: Service,
  dealerId: string,
  contractId: string,
  version = 1,
): Promise<void> {
  const place = ++filed;
  const fileId = String(place).padStart(16, '0');
  const at = '2026-11-02T00:00:00.000Z';
  const file = {
    ...{ kind: 'signed-contract' as const, binding: { contractId, version } },
    ...{ name: 'signed.pdf', bytes: 1000, sha256: '0'.repeat(64) },
  };
  const promised = { state: 'promised' as const, promisedAt: at, promisedBy: 'M1', until: at };
  const upload = { ...file, ...promised, uploadId: fileId, dealerId, refusal: null };
  await promiseUpload(db, upload);
  const archived = { year: 2026, place, archiveNumber: archiveNumber(2026, place), pages: 8 };
  const by = { filedAt: at, filedBy: 'M1', retainedUntil: null, outside: null, category: 'HT' };
  if (!(await fileTogether(db, upload, { ...file, ...archived, ...by, fileId, dealerId })))
    throw new Error('the signed copy was not filed');
  const contract = await readContract(db, dealerId, contractId, version);
  if (!contract) throw new Error('a signed copy of no contract');
  const digest = termsDigest(contract.terms, sha256);
  const compared = { fileId, dealerId, contractId, version, digest, pages: 8 };
  const lines = Letter.options.map((letter) => same(letter, pages[letter] ?? null));
  const found = { isScan: false, isPrint: true, lines, added: [] };
  await keepVerdict(db, verdictOf(compared, found, { memberId: 'M1', at }, 1));
}

/** Asks for a version to be put in force, as the custodian unless said otherwise. */
export async function putting(
  service: Service,
  dealerId: string,
  contractId: string,
  version = 1,
  as: 'custodian' | 'planner' = 'custodian',
) {
  const kept = await readContract(service.db, dealerId, contractId, version);
  const body = { revision: kept?.revision ?? 1 };
  const { params } = versionOf(dealerId, contractId, version);
  return service.send(routes.contracts.putContractInForce, { params, body }, as);
}

/** A contract in force for a dealer. */
export async function enforce(
  service: Service,
  dealerId: string,
  contractId: string,
  change: object = {},
): Promise<void> {
  await signed(service, dealerId, contractId, change);
  const reply = await putting(service, dealerId, contractId);
  if (reply.status !== 200) throw new Error(reply.body);
}

let documents = 0;

/** A sale of bottles of tea to a dealer, ten cases of fifteen a hundred times over. */
export const teaSale = (dealerId: string, given: object = {}) =>
  newEntry('sale', {
    dealerId,
    document: `INV-${String(++documents)}`,
    lines: [{ productId: 'T500', quantity: 15_000 }],
    ...given,
  });

/** Posts entries and gives the answers in the order sent. */
export const post = async (service: Service, ...entries: unknown[]) =>
  (await service.ask(routes.accounts.postEntries, { body: { entries } }, 'admin')).answers;
