import { act, type ActionResult } from '../action.ts';
import { words } from '../settings.ts';
import { pullAnswers } from './answers.ts';

/** Finance → Statement answers. */
export const answersShow = (): ActionResult => act(words().answers.item, pullAnswers);
