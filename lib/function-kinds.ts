import {
  apiEnvironmentNames,
  environmentNames,
  fileEnvironmentNames,
  jobEnvironmentNames,
  letterEnvironmentNames,
  linkEnvironmentNames,
  messageEnvironmentNames,
  workbookEnvironmentNames,
} from '../functions/environment.ts';
import { jobNames } from '../functions/jobs/schedules.ts';
import type { FunctionName } from './bundle.ts';
import { consumerNames } from './consumers.ts';
import { readerNames } from './readers.ts';

/** What wakes a function decides its memory, its time and its variables. */
export type Kind = 'api' | 'print' | 'read' | 'stream' | 'queue' | 'post' | 'job';

/** The kind of a function. */
export function kindOf(name: FunctionName): Kind {
  if (readerNames.some((reader) => reader === name)) return 'stream';
  if (name === 'send-letters') return 'post';
  if (consumerNames.some((consumer) => consumer === name)) return 'queue';
  if (name === 'contract-documents' || name === 'letter-previews') return 'print';
  if (name === 'comparisons') return 'read';
  return jobNames.some((job) => job === name) ? 'job' : 'api';
}

/** API Gateway gives up after 30 s: a function that ends before it still answers and logs. */
export const seconds: Readonly<Record<Kind, number>> = {
  api: 29,
  print: 29,
  read: 29,
  stream: 60,
  // A batch of letters; the queue must keep them hidden for longer.
  queue: 120,
  post: 120,
  job: 900,
};

/** The variables of each kind. */
const variableNames: Readonly<Record<Kind, readonly string[]>> = {
  api: apiEnvironmentNames,
  print: apiEnvironmentNames,
  read: apiEnvironmentNames,
  stream: environmentNames,
  queue: environmentNames,
  post: environmentNames,
  job: jobEnvironmentNames,
};

/** Functions around the archive of files. */
const aroundFiles: readonly FunctionName[] = ['archive', 'comparisons', 'archive-census', 'census'];

/** Functions around letters. */
const aroundLetters: readonly FunctionName[] = [
  ...(['letters', 'letter-previews', 'letters-due', 'send-letters'] as const),
];

/** Functions that read letters again, and what was kept beside them. */
const readingLetters: readonly FunctionName[] = [
  ...(['summaries', 'statement-links', 'statement-answers'] as const),
];

/** Functions that write letters with links for people outside. */
const givingLinks: readonly FunctionName[] = ['letter-previews', 'send-letters'];

/** The variables of a function: those of its kind, and where files and letters are. */
export const variableNamesOf = (name: FunctionName): readonly string[] => [
  ...variableNames[kindOf(name)],
  ...(aroundFiles.includes(name) ? fileEnvironmentNames : []),
  ...(aroundLetters.includes(name) ? letterEnvironmentNames : []),
  ...(readingLetters.includes(name) ? messageEnvironmentNames : []),
  ...(givingLinks.includes(name) ? linkEnvironmentNames : []),
  ...(name === 'workbook' ? workbookEnvironmentNames : []),
];
