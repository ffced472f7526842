import { S3Client } from '@aws-sdk/client-s3';
import { connectArchive, type Archive } from '../../store/archive.ts';
import { fileEnvironment } from '../environment.ts';

/**
 * The archive of files as a census reads it. It hashes every byte itself; that the client did so
 * too would make altered bytes an error of the network, and cost as much once more.
 */
export const kept: Archive = connectArchive(
  fileEnvironment().FILES_BUCKET,
  new S3Client({ responseChecksumValidation: 'WHEN_REQUIRED' }),
);
