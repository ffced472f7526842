/** How a PDF from anyone is opened: nothing in it is run, nothing fetched, no font is loaded. */
export const nothingRun = {
  isEvalSupported: false,
  useWasm: false,
  useWorkerFetch: false,
  useSystemFonts: false,
  disableFontFace: true,
  enableXfa: false,
  verbosity: 0,
} as const;
