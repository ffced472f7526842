import { connectArchive, type Archive } from '../store/archive.ts';
import { fileEnvironment } from './environment.ts';

const buckets = fileEnvironment();

/** The archive of files, connected once per cold start. */
export const files: Archive = connectArchive(buckets.FILES_BUCKET);

/** Where uploads wait to be judged; the same client, another bucket. */
export const inbox: Archive = { s3: files.s3, bucket: buckets.INBOX_BUCKET };

/** Where S3 writes down who fetched what. */
export const uses: Archive = { s3: files.s3, bucket: buckets.USES_BUCKET };
