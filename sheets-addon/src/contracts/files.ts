import { ApiProblem } from '../../../api/client.ts';
import { routes } from '../../../api/routes.ts';
import { FileKind, type ContractFile } from '../../../domain/archive/file.ts';
import { mayFile } from '../../../domain/archive/upload.ts';
import type { ContractLanguage } from '../../../domain/contracts/wording.ts';
import type { Role } from '../../../domain/role.ts';
import { sentenceOf } from '../action.ts';
import { ask, call, callAll } from '../call.ts';
import { minuteOf } from '../ledger/days.ts';
import { words } from '../settings.ts';
import type { ContractRef } from './dialog-state.ts';
import type {
  Answered,
  FiledFile,
  PrintedPdf,
  Promised,
  UploadForm,
  UploadTarget,
} from './files-state.ts';
import { selectedContract } from './selected.ts';

/** The kinds of files that somebody with these roles may file, the likeliest first. */
export const kindsToFile = (roles: readonly Role[]): FileKind[] =>
  FileKind.options.filter((kind) => mayFile(roles, kind));

/** What a file that is dropped now is filed with: the selected version, by the name it goes by. */
export const uploadTarget = (): Answered<UploadTarget> =>
  answered(() => {
    const ref = selectedContract();
    const { dealerId, contractId, version } = ref;
    const [contract, dealer] = callAll([
      ask(routes.contracts.getContractVersion, {
        params: { dealerId, contractId, version: String(version) },
      }),
      ask(routes.customers.getCustomer, { params: { customerId: dealerId } }),
    ]);
    const w = words().contracts;
    const number = contract.number ?? w.noNumber;
    return {
      ...ref,
      says: `${dealer.code} ${dealer.name} · ${number} · ${w.versionOf(version)}`,
    };
  });

/** Promises a file; its form takes it for five minutes. */
export const promiseFile = (dealerId: string, body: Promised): Answered<UploadForm> =>
  answered(() => call(routes.archive.promiseUpload, { params: { dealerId }, body }));

/** Has the service judge what was sent, and file it; sent again, it is filed once. */
export const fileSent = (dealerId: string, uploadId: string): Answered<FiledFile> =>
  answered(() => filedFile(call(routes.archive.fileUpload, { params: { dealerId, uploadId } })));

/** An address that opens a file for five minutes, for the purpose that is written down. */
export const addressOfFile = (
  dealerId: string,
  fileId: string,
  purpose: string,
): Answered<{ readonly url: string }> =>
  answered(() =>
    call(routes.archive.downloadFile, { params: { dealerId, fileId }, body: { purpose } }),
  );

/** A version as PDF, in its own language where none is named. */
export const printedContract = (
  { dealerId, contractId, version }: ContractRef,
  language: ContractLanguage | null,
): Answered<PrintedPdf> =>
  answered(() =>
    call(routes['contract-documents'].getContractDocument, {
      params: { dealerId, contractId, version: String(version) },
      query: language === null ? {} : { language },
    }),
  );

/** A file as the page shows it. */
export const filedFile = (file: ContractFile): FiledFile => {
  const { fileId, kind, name, pages, bytes, archiveNumber, filedAt, binding } = file;
  return {
    ...{ fileId, kind, name, pages, bytes, archiveNumber },
    filedAt: minuteOf(filedAt),
    ofDealer: binding === null,
  };
};

/** Runs it for a page: it touches no sheet, so that nothing waits for anything else. */
export function answered<What extends object>(work: () => What): Answered<What> {
  try {
    return { ok: true, ...work() };
  } catch (error) {
    const code = error instanceof ApiProblem ? error.code : null;
    return { ok: false, message: sentenceOf(error), code };
  }
}
