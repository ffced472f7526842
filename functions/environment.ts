import * as z from 'zod';

/** What every function reads from its environment; CDK sets exactly these names. */
export const Environment = z.object({
  TABLE_NAME: z.string().min(3),
  STAGE: z.string().min(1),
  /** Version and commit of the release, shown by `GET /health`. */
  RELEASE: z.string().min(1),
});

/** What the functions behind the API read besides: who may become the first admin. */
export const ApiEnvironment = Environment.extend({
  /** The company's Google Workspace domain: tokens of other domains are nobody's. */
  HOSTED_DOMAIN: z.string().min(1),
  /** The member that exists from the deployment on. */
  FIRST_ADMIN_EMAIL: z.email(),
  /** Requests a second that one member may make of one running copy of a function. */
  MEMBER_RATE: z.coerce.number().positive(),
});
export type ApiEnvironment = z.infer<typeof ApiEnvironment>;

/** What the jobs read besides: where they keep what nobody may change. */
export const JobEnvironment = Environment.extend({ ARCHIVE_BUCKET: z.string().min(3) });

/** Where files are: those that wait to be judged, those that are kept, and who fetched which. */
const FileBuckets = {
  INBOX_BUCKET: z.string().min(3),
  FILES_BUCKET: z.string().min(3),
  USES_BUCKET: z.string().min(3),
};
/** What the functions around the archive of files read besides. */
export const FileEnvironment = Environment.extend(FileBuckets);

/** Where letters are kept. */
const MessagePlaces = { LETTERS_BUCKET: z.string().min(3) };
/** What the functions read besides that read letters again. */
export const MessageEnvironment = Environment.extend(MessagePlaces);

/** Where letters are kept, from which queue they are sent, and by whom. */
const LetterPlaces = {
  ...MessagePlaces,
  /** Address of the queue that holds which letters are to be sent. */
  LETTERS_QUEUE: z.url(),
  /** The address that letters come from, of a domain that the mail service knows as ours. */
  MAIL_FROM: z.email(),
  /** The mail service's name for what it tells of our messages. */
  MAIL_SET: z.string().min(1),
  /** Messages a second that one running copy may send. */
  MAIL_RATE: z.coerce.number().positive(),
};
/** What the functions around letters read besides. */
export const LetterEnvironment = Environment.extend(LetterPlaces);

/** What the functions read besides that write links for people outside. */
const LinkPlaces = {
  /** Where people outside reach the service, without a slash at its end. */
  PUBLIC_URL: z.url().regex(/[^/]$/),
};
/** The same as a whole. */
export const LinkEnvironment = Environment.extend(LinkPlaces);
/** How the company's workbook is reached. */
const WorkbookPlaces = {
  ...MessagePlaces,
  /** Name of the secret with the key of a Google service account; empty where there is none. */
  WORKBOOK_SECRET: z.string(),
  /** Where the Sheets API is: Google, or what stands in for it. */
  SHEETS_ENDPOINT: z.url(),
};
/** What the function that writes the workbook reads besides. */
export const WorkbookEnvironment = Environment.extend(WorkbookPlaces);

/** Names of the variables, for the infrastructure. */
export const environmentNames = Object.keys(Environment.shape);
export const apiEnvironmentNames = Object.keys(ApiEnvironment.shape);
export const jobEnvironmentNames = Object.keys(JobEnvironment.shape);
export const fileEnvironmentNames = Object.keys(FileBuckets);
export const messageEnvironmentNames = Object.keys(MessagePlaces);
export const letterEnvironmentNames = Object.keys(LetterPlaces);
export const linkEnvironmentNames = Object.keys(LinkPlaces);
export const workbookEnvironmentNames = Object.keys(WorkbookPlaces);

/** Reads the environment at cold start; a missing name fails the start, not a request. */
export const environment = () => Environment.parse(process.env);
/** The same for the functions behind the API. */
export const apiEnvironment = () => ApiEnvironment.parse(process.env);
/** The same for the jobs. */
export const jobEnvironment = () => JobEnvironment.parse(process.env);
/** The same for the archive of files. */
export const fileEnvironment = () => FileEnvironment.parse(process.env);
/** The same for the functions that read letters again. */
export const messageEnvironment = () => MessageEnvironment.parse(process.env);
/** The same for letters. */
export const letterEnvironment = () => LetterEnvironment.parse(process.env);
/** The same for links. */
export const linkEnvironment = () => LinkEnvironment.parse(process.env);
/** The same for the workbook. */
export const workbookEnvironment = () => WorkbookEnvironment.parse(process.env);
