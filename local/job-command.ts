/** The command that runs a job of the month before by hand, as on the first of this month. */
export const jobOfMonth = (job: string): string =>
  `npm run job -- ${job} --at ${new Date().toISOString().slice(0, 7)}-01`;
