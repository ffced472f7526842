/** Where the product can run: on one machine, for trying, for real. */
export const stageNames = ['local', 'dev', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** How much the functions log; the names are Powertools'. */
export type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

/** Everything that differs between stages. Nothing else may ask which stage it is. */
export interface Stage {
  readonly name: StageName;
  /** The company's Google Workspace domain; tokens of other domains are nobody's. */
  readonly hostedDomain: string;
  /** The member that exists from the deployment on. */
  readonly firstAdminEmail: string;
  /** OAuth client ids of the stage's Apps Script projects: the audiences of its tokens. */
  readonly clientIds: readonly string[];
  /** Who hears of alarms. Nobody on one machine. */
  readonly alarmEmail: string | undefined;
  readonly logLevel: LogLevel;
  /** Days that logs are kept. */
  readonly logDays: number;
  /** Requests a second, for each member and each running copy of a function. */
  readonly memberRate: number;
  /** Megabytes of memory; Lambda gives processor time in proportion, a whole one at 1,769. */
  readonly memory: Readonly<
    Record<'api' | 'print' | 'read' | 'stream' | 'queue' | 'post' | 'job', number>
  >;
  /** Where letters come from, and how many a second the mail service takes of the account. */
  readonly mail: { readonly from: string; readonly perSecond: number };
  /** Where people outside reach the API: a domain of the company's; else the API's own address. */
  readonly publicUrl: string | undefined;
  /** Name of the secret with the service account's key; empty where there is no workbook. */
  readonly workbook: { readonly secretName: string };
  /** IANA time zone of the schedules: the company's. */
  readonly timeZone: string;
  /** How long the archive locks what it gets, and whether anybody at all can undo that. */
  readonly archive: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number };
  /** The same for the files of contracts, which people must be able to be forgotten from. */
  readonly files: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number };
  /** Pages that may send files: where Google, or the workbench, serves the sidebar from. */
  readonly uploadOrigins: readonly string[];
  /** True where neither the table nor the stack can be deleted without lifting this first. */
  readonly isProtected: boolean;
}

/** Where a stage's settings are looked up: the environment first, then CDK context. */
export type Lookup = (name: string) => string | undefined;

/** A stage that can't be made from what was given; its message says what to give. */
export class StageProblem extends Error {
  override readonly name = 'StageProblem';
}

const local: Stage = {
  name: 'local',
  hostedDomain: 'qingquan.example',
  firstAdminEmail: 'admin@qingquan.example',
  clientIds: ['local-client'],
  alarmEmail: undefined,
  logLevel: 'WARN',
  logDays: 7,
  // One copy of each function serves everyone here, and the measurements of bench/ too.
  memberRate: 2000,
  memory: { api: 512, print: 1769, read: 1769, stream: 512, queue: 512, post: 1769, job: 512 },
  mail: { from: 'dealerbook@qingquan.example', perSecond: 40 },
  publicUrl: undefined,
  workbook: { secretName: 'dealerbook-workbook' },
  timeZone: 'Asia/Shanghai',
  archive: { mode: 'GOVERNANCE', days: 1 },
  files: { mode: 'GOVERNANCE', days: 1 },
  // The workbench serves each sidebar and dialog on a host of its own, on whatever port is free;
  // its own page and the API, on localhost, are none of them.
  uploadOrigins: ['http://n-*'],
  isProtected: false,
};

const deployed = {
  dev: {
    logLevel: 'DEBUG',
    logDays: 14,
    memberRate: 20,
    memory: { api: 512, print: 1769, read: 1769, stream: 512, queue: 512, post: 1769, job: 512 },
    archive: { mode: 'GOVERNANCE', days: 1 },
    files: { mode: 'GOVERNANCE', days: 1 },
    isProtected: false,
  },
  prod: {
    logLevel: 'INFO',
    logDays: 365,
    memberRate: 20,
    memory: {
      api: 1024,
      print: 1769,
      read: 1769,
      stream: 1024,
      queue: 1769,
      post: 1769,
      job: 1024,
    },
    // Ten years, and nobody at all can shorten them: docs/decisions/0009-archive-lock.md.
    archive: { mode: 'COMPLIANCE', days: 3650 },
    // Ten years; a special right opens a lock: docs/decisions/0012-files-of-contracts.md.
    files: { mode: 'GOVERNANCE', days: 3650 },
    isProtected: true,
  },
} as const;

/** What a deployed stage is told from outside, with values to try a synthesis with. */
export const exampleSettings = {
  HOSTED_DOMAIN: 'company.example',
  FIRST_ADMIN_EMAIL: 'admin@company.example',
  CLIENT_IDS: 'first.apps.googleusercontent.com,second.apps.googleusercontent.com',
  ALARM_EMAIL: 'operations@company.example',
  MAIL_FROM: 'dealerbook@company.example',
  TIME_ZONE: 'Asia/Shanghai',
  UPLOAD_ORIGINS: 'https://*.googleusercontent.com',
  WORKBOOK_SECRET: 'dealerbook-workbook',
} as const;
type Setting = Exclude<keyof typeof exampleSettings, Optional>;
/** Without a workbook nothing needs its key. */
const optional = ['WORKBOOK_SECRET'] as const;
type Optional = (typeof optional)[number];
const isRequired = (name: string): name is Setting => !optional.some((each) => each === name);
const settings = Object.keys(exampleSettings).filter(isRequired);

/** The settings of a stage; throws one sentence naming what a deployed stage is missing. */
export function stageOf(name: string, lookup: Lookup): Stage {
  if (name === 'local') return local;
  if (name !== 'dev' && name !== 'prod') {
    throw new StageProblem(
      `There is no stage ${name}; set STAGE to one of ${stageNames.join(', ')}.`,
    );
  }
  const given = read(name, lookup);
  if (!isTimeZone(given.TIME_ZONE)) {
    throw new StageProblem(
      `TIME_ZONE takes the name of a time zone, such as Asia/Shanghai, not ${given.TIME_ZONE}.`,
    );
  }
  const publicUrl = lookup('PUBLIC_URL')?.trim();
  if (publicUrl !== undefined && !/^https:\/\/[\w.-]+(:\d+)?(\/[\w.-]+)*$/.test(publicUrl)) {
    throw new StageProblem(
      `PUBLIC_URL takes an address such as https://books.company.example, not ${publicUrl}.`,
    );
  }
  return {
    name,
    publicUrl,
    hostedDomain: given.HOSTED_DOMAIN,
    firstAdminEmail: given.FIRST_ADMIN_EMAIL,
    clientIds: given.CLIENT_IDS.split(',').map((id) => id.trim()),
    alarmEmail: given.ALARM_EMAIL,
    // What SES gives an account that left its sandbox; more is asked for at AWS.
    mail: { from: given.MAIL_FROM, perSecond: 14 },
    workbook: { secretName: lookup('WORKBOOK_SECRET')?.trim() ?? '' },
    timeZone: given.TIME_ZONE,
    uploadOrigins: given.UPLOAD_ORIGINS.split(',').map((origin) => origin.trim()),
    ...deployed[name],
  };
}

/** True for a name that the scheduler knows, which an abbreviation or an offset is not. */
function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
}

function read(stage: string, lookup: Lookup): Record<Setting, string> {
  const found = settings.map((name) => [name, lookup(name)?.trim()] as const);
  const missing = found.filter(([, value]) => !value).map(([name]) => name);
  if (missing.length > 0) {
    throw new StageProblem(
      `Stage ${stage} needs ${missing.join(', ')}: set each in the environment or as CDK context.`,
    );
  }
  return Object.fromEntries(found) as Record<Setting, string>;
}
