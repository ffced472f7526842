import { connectArchive, type Archive } from '../../store/archive.ts';
import { letterEnvironment } from '../environment.ts';

/** Where messages are kept, connected once per cold start. */
export const messageArchive: Archive = connectArchive(letterEnvironment().LETTERS_BUCKET);
