import type { ContractLanguage } from '../../../domain/contracts/wording.ts';
import type { Confirming } from '../../../domain/contracts/comparison/confirmation.ts';
import type { Paper, PaperDeed } from '../../../domain/paper.ts';
import type { ActionResult } from '../action.ts';
import { changeSettings } from './company-settings.ts';
import { comparedFile, confirmedFile } from './comparing.ts';
import { draftContract, doToContract } from './deeds.ts';
import { dialogState, libraryClauses } from './dialog.ts';
import type {
  ContractRef,
  Deed,
  DeedResult,
  DialogState,
  LibraryClause,
  NewChoice,
  NewExceptionChoice,
  OfSettings,
  SettingsDeed,
} from './dialog-state.ts';
import { askForException } from './exception-acts.ts';
import { paperDone } from './paper.ts';
import { addressOfFile, fileSent, printedContract, promiseFile, uploadTarget } from './files.ts';
import type {
  Answered,
  FiledFile,
  PrintedPdf,
  Promised,
  ShownVerdict,
  UploadForm,
  UploadTarget,
} from './files-state.ts';

/** Asked by the dialog of contracts: what it shows. */
export const contractShow = (named?: ContractRef | OfSettings): DialogState => dialogState(named);

/** Asked by the dialog of contracts: the clauses of the library. */
export const contractClauses = (): LibraryClause[] => libraryClauses();

/** Asked by the dialog of contracts: draft one. */
export const contractDraft = (choice: NewChoice): DeedResult => draftContract(choice);

/** Asked by the dialog of contracts: do something to the version that it shows. */
export const contractDo = (ref: ContractRef, revision: number, deed: Deed): DeedResult =>
  doToContract(ref, revision, deed);

/** Asked by the dialog of contracts: print the version that it shows. */
export const contractPrint = (
  ref: ContractRef,
  language: ContractLanguage | null,
): Answered<PrintedPdf> => printedContract(ref, language);

/** Asked by the dialog of contracts: open a file, for a purpose that is written down. */
export const contractDownload = (
  dealerId: string,
  fileId: string,
  purpose: string,
): Answered<{ readonly url: string }> => addressOfFile(dealerId, fileId, purpose);

/** Asked by the dialog of contracts: compare the signed copy with the terms. */
export const contractCompare = (dealerId: string, fileId: string): Answered<ShownVerdict> =>
  comparedFile(dealerId, fileId);

/** Asked by the dialog of contracts: what who keeps the archive read on the paper. */
export const contractConfirm = (
  dealerId: string,
  fileId: string,
  confirming: Confirming,
): Answered<ShownVerdict> => confirmedFile(dealerId, fileId, confirming);

/** Asked by the dialog of contracts: say where the paper original is, lend it, take it back. */
export const contractPaper = (ref: ContractRef, deed: PaperDeed): Answered<Paper> =>
  paperDone(ref, deed);

/** Asked by the dialog of an exception: ask for it. */
export const contractAsk = (exception: NewExceptionChoice): ActionResult =>
  askForException(exception);

/** Asked by the dialog of settings: change what the company says of all contracts. */
export const contractSettings = (version: number, deed: SettingsDeed): ActionResult =>
  changeSettings(version, deed);

/** Asked by the sidebar: what a file that is dropped now is filed with. */
export const contractTarget = (): Answered<UploadTarget> => uploadTarget();

/** Asked by whoever uploads: promise a file, and get the form that takes it. */
export const contractPromise = (dealerId: string, file: Promised): Answered<UploadForm> =>
  promiseFile(dealerId, file);

/** Asked by whoever uploads: judge what was sent, and file it. */
export const contractFiling = (dealerId: string, uploadId: string): Answered<FiledFile> =>
  fileSent(dealerId, uploadId);
