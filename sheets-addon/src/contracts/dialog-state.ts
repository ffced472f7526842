import type * as z from 'zod';
import type { Locale } from '../../../api/sentences.ts';
import type { ContractAct } from '../../../domain/contracts/contract.ts';
import type { DraftChange, PartiesBank } from '../../../domain/contracts/drafting.ts';
import type { ContractSettingsChange } from '../../../domain/contracts/settings.ts';
import type { Paper } from '../../../domain/paper.ts';
import type { Reply } from '../../../api/route.ts';
import type { contracts } from '../../../api/routes/contracts.ts';
import type { NewException } from '../../../domain/contracts/exception.ts';
import type { ContractRevision } from '../../../domain/contracts/history.ts';
import type { ShownContract } from '../../../domain/contracts/shown.ts';
import type { Clause } from '../../../domain/contracts/template.ts';
import type { ContractLanguage, Wording } from '../../../domain/contracts/wording.ts';
import type { FiledFile, SignedCopy, Uploader } from './files-state.ts';

/** A version of a contract as it is asked for. */
export interface ContractRef {
  readonly dealerId: string;
  readonly contractId: string;
  readonly version: number;
}

/**
 * What the dialog was opened for: a version, a new contract of a dealer that may be named, or what
 * the company says of all contracts.
 */
export type Wanted =
  | { readonly open: ContractRef }
  | { readonly draftFor: string }
  | { readonly exceptionFor: string }
  | OfSettings;

/** What the company says of all contracts is asked for. */
export interface OfSettings {
  readonly settings: true;
}

/** What the dialog needs of the company. */
export interface DialogCompany {
  readonly currency: string;
  /** Digits of the currency's minor unit. */
  readonly digits: number;
  readonly territories: readonly { readonly territoryId: string; readonly name: string }[];
}

/** A version as the dialog shows it. */
export interface OpenState {
  readonly locale: Locale;
  readonly company: DialogCompany;
  readonly dealerName: string;
  readonly today: string;
  readonly contract: ShownContract;
  /** Its files, and those of its dealer that belong to no contract. */
  readonly files: readonly FiledFile[];
  readonly uploader: Uploader;
  /** Null where none is filed yet. */
  readonly signedCopy: SignedCopy | null;
  /** Where the paper original is; null where nobody has said it. */
  readonly paper: Paper | null;
  /** True for who says where papers are, and lends them. */
  readonly keepsPapers: boolean;
  /** Identity of the contract that renews this one, should somebody renew it now. */
  readonly renewalId: string;
  readonly history: readonly (ContractRevision & {
    /** When, on the company's clock. */
    readonly shownAt: string;
    readonly byName: string;
  })[];
}

/** What a new contract is chosen from. */
export interface NewState {
  readonly locale: Locale;
  /** Code of the dealer of the selected row; empty where none is. */
  readonly dealer: string;
  /** Identity of the contract to be: sent twice, it is drafted once. */
  readonly contractId: string;
  readonly templates: readonly {
    readonly templateId: string;
    readonly name: Wording;
    readonly language: ContractLanguage;
    readonly category: string;
  }[];
  readonly categories: readonly { readonly categoryId: string; readonly name: string }[];
}

/** What the company says of all contracts, and which of it the caller may change. */
export interface SettingsState {
  readonly locale: Locale;
  readonly company: DialogCompany;
  readonly settings: Reply<(typeof contracts)['getContractSettings']>;
  /** Last day of sales to dealers without a contract; null where there is no such day. */
  readonly withoutContractThrough: string | null;
  /** Categories, reminders and the company's particulars. */
  readonly mayChange: boolean;
  readonly mayEnterBank: boolean;
  readonly mayChangeCompany: boolean;
}

/** What an exception from contracts is asked for with. */
export interface AskState {
  readonly locale: Locale;
  readonly company: DialogCompany;
  /** Code of the dealer of the selected row; empty where none is. */
  readonly dealer: string;
  readonly today: string;
  /** Identity of the exception to be: sent twice, it is asked for once. */
  readonly exceptionId: string;
}

/** An exception as a person asks for it. */
export type NewExceptionChoice = NewException & { readonly dealer: string };

/** A change of what the company says of all contracts. */
export type SettingsDeed =
  | { readonly change: Omit<ContractSettingsChange, 'version'> }
  | { readonly withoutContractThrough: string | null };

/** What the dialog shows. */
export type DialogState =
  | { readonly open: OpenState }
  | { readonly draft: NewState }
  | { readonly settings: SettingsState }
  | { readonly ask: AskState };

/** A clause of the library, to be copied into a block. */
export type LibraryClause = Pick<Clause, 'clauseId' | 'block' | 'title' | 'text'>;

/** What a person chose for a new contract. */
export interface NewChoice {
  readonly dealer: string;
  readonly contractId: string;
  readonly templateId: string;
  readonly language: ContractLanguage;
  readonly category: string;
}

/** Acts that the dialog offers; editing is done in its forms. */
export type OfferedAct = Exclude<ContractAct, 'edit' | 'enter-bank-data'>;

/** An act with what it needs. */
export interface ActDeed {
  readonly do: OfferedAct;
  readonly reason?: string;
  /** The day of the signing, or the last day before a termination. */
  readonly on?: string;
  /** Identity of the contract that renews. */
  readonly contractId?: string;
}

/** Something done to a version that was read at a revision. */
export type Deed =
  ActDeed | { readonly edit: DraftChange } | { readonly bank: z.infer<typeof PartiesBank> };

/** What became of it: what to say, and what the dialog shows from then on. */
export interface DeedResult {
  readonly ok: boolean;
  readonly message: string;
  /** The version that is open now; absent where it was refused. */
  readonly open?: ContractRef;
}
