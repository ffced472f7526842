import { ask } from './channel.ts';
import { randomUuid } from './natives.ts';
import { enumeration, strict } from './strict.ts';

/** `ScriptApp.AuthMode`. */
export const AuthMode = enumeration<typeof GoogleAppsScript.Script.AuthMode>('AuthMode', [
  'NONE',
  'CUSTOM_FUNCTION',
  'LIMITED',
  'FULL',
]);

/** ScriptApp: who is asking. Triggers are not there, and say so. */
export const scriptApp = strict('ScriptApp', {
  AuthMode,
  // A fresh token on each call; null at Google when the openid scope is missing.
  getIdentityToken: () => ask('person.token') as string,
  getOAuthToken: () => `workbench-${randomUuid()}`,
  getScriptId: () => 'workbench',
} satisfies Partial<GoogleAppsScript.Script.ScriptApp>);
