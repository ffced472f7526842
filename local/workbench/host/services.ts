import type { Bundle } from '../protocol/messages.ts';
import { htmlService } from './html.ts';
import { logger, scriptConsole } from './logging.ts';
import { scriptApp } from './script-app.ts';
import { session } from './session.ts';
import { spreadsheetApp } from './spreadsheet-app.ts';
import { cacheService, lockService, propertiesService } from './stores.ts';
import { urlFetchApp } from './url-fetch.ts';
import { utilities } from './utilities.ts';
import { zonedDate } from './zoned-date.ts';

/** Services of Google that an add-on may expect and the workbench does not have at all. */
const MISSING = [
  'BigQuery',
  'Browser',
  'CalendarApp',
  'CardService',
  'Charts',
  'ContactsApp',
  'ContentService',
  'DocumentApp',
  'Drive',
  'DriveApp',
  'FormApp',
  'GmailApp',
  'GroupsApp',
  'Jdbc',
  'LanguageApp',
  'LinearOptimizationService',
  'MailApp',
  'Maps',
  'Sheets',
  'SitesApp',
  'SlidesApp',
  'XmlService',
];

/** Puts Google's services where a script expects them: in global scope. */
export function installServices(globals: Record<string, unknown>, bundle: Bundle): void {
  Object.assign(globals, {
    SpreadsheetApp: spreadsheetApp,
    HtmlService: htmlService,
    PropertiesService: propertiesService,
    CacheService: cacheService,
    LockService: lockService,
    UrlFetchApp: urlFetchApp(bundle.urlFetchWhitelist),
    ScriptApp: scriptApp,
    Session: session(bundle.timeZone),
    Utilities: utilities,
    Logger: logger,
    console: scriptConsole,
    Date: zonedDate(bundle.timeZone),
  });
  for (const name of MISSING) {
    Object.defineProperty(globals, name, {
      configurable: true,
      get() {
        throw new Error(`The workbench has no ${name}`);
      },
    });
  }
}
