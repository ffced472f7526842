import type { Caller } from './serve.ts';

/** Who asks an open route: nobody we know, so nothing but public answers. */
export const nobody: Caller = {
  member: {
    memberId: '',
    email: '',
    name: '',
    roles: [],
    territories: [],
    active: false,
    bound: false,
    version: 1,
    history: [],
  },
  locale: 'en',
};
