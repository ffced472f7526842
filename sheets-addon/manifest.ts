const google = 'https://www.googleapis.com/auth';

/**
 * The manifest of an Editor add-on: it sees the spreadsheet it is used in and no other, shows
 * pages, calls our service and nothing else, and learns who the person is.
 */
export const manifest = (apiUrl: string) => ({
  timeZone: 'Etc/UTC',
  runtimeVersion: 'V8',
  exceptionLogging: 'STACKDRIVER',
  oauthScopes: [
    'openid',
    `${google}/userinfo.email`,
    `${google}/spreadsheets.currentonly`,
    `${google}/script.container.ui`,
    `${google}/script.external_request`,
  ],
  urlFetchWhitelist: [`${apiUrl.replace(/\/+$/, '')}/`],
});
