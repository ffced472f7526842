import { many } from '../words-many.ts';

/** Words of sending a file into the archive, in the sidebar and in the dialog of contracts. */
export const uploadEnglish = {
  title: 'File a PDF',
  drop: 'Drop a PDF here, or',
  choose: 'choose one…',
  fileWith: 'Filed with',
  kind: 'What it is',
  kinds: {
    'signed-contract': 'Signed contract',
    licence: 'Licence',
    'authority-letter': 'Authority letter',
    supplement: 'Supplement',
    other: 'Other',
  },
  send: 'Upload and file',
  cancel: 'Cancel',
  again: 'Try again',
  another: 'File another',
  phases: {
    reading: 'Reading the file',
    promising: 'Asking for a place',
    sending: 'Uploading',
    filing: 'Checking and filing',
    comparing: 'Comparing with the terms',
  },
  filed: (number: string, pages: number) => `Filed as ${number}, ${many(pages, 'page')}.`,
  asTerms: 'It says what the terms say, word for word.',
  differs: (lines: number) =>
    `${many(lines, 'line')} not as in the terms: look at them in its contract.`,
  toLookAt: 'It must be looked at beside the terms, in its contract.',
  notCompared: (why: string) => `It was not compared with the terms: ${why}`,
  cancelled: 'Cancelled: nothing was filed.',
  oneOnly: 'Drop one file at a time.',
  notPdf: (name: string) =>
    `“${name}” is no PDF. Scan the contract, or save it, as PDF and choose that file.`,
  empty: (name: string) => `“${name}” is empty. Choose the file again, or save it once more.`,
  tooLarge: (name: string, megabytes: string) =>
    `“${name}” has ${megabytes} MB; at most 25 MB can be filed. ` +
    'Scan it in grey, or with fewer dots per inch.',
  unreadable: (name: string) =>
    `“${name}” can’t be read any more. Was it moved or deleted? Choose it again.`,
  unreachable: (origin: string) =>
    'The storage could not be reached. Check the connection and try again. If it stays so, ' +
    `tell your administrator that the storage must allow uploads from ${origin}.`,
  formOver: 'The upload took too long, and its permission is over. Try again.',
  refused: (code: string) =>
    `The storage refused the file (${code}). Try again; if it stays so, tell your administrator.`,
};
