/** A number of bytes as people say it. */
export const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${String(Math.ceil(bytes / 1000))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
