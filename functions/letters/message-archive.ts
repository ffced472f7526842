import { connectArchive, type Archive } from '../../store/archive.ts';
import { messageEnvironment } from '../environment.ts';

/** Where messages are kept, and what they were computed from; connected once per cold start. */
export const messageArchive: Archive = connectArchive(messageEnvironment().LETTERS_BUCKET);
