import { ask } from './channel.ts';
import { strict } from './strict.ts';

/** A User. */
export function makeUser(email: string): GoogleAppsScript.Base.User {
  const user = strict('User', { getEmail: () => email });
  return user as GoogleAppsScript.Base.User;
}

/** Session of the person signed in to the workbench. */
export function session(timeZone: string) {
  return strict('Session', {
    getActiveUser: () => makeUser(ask('person.describe').email),
    getEffectiveUser: () => makeUser(ask('person.describe').email),
    getActiveUserLocale: () => ask('person.describe').locale,
    getScriptTimeZone: () => timeZone,
  } satisfies Partial<GoogleAppsScript.Base.Session>);
}
