import { connectArchive, type Archive } from '../store/archive.ts';
import { jobEnvironment } from './environment.ts';

/** The archive of the jobs, connected once per cold start. */
export const archive: Archive = connectArchive(jobEnvironment().ARCHIVE_BUCKET);
