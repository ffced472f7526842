/** Google's caller of the script's functions: handlers first, then the function by its name. */
interface Runner {
  withSuccessHandler(done: (result: never) => void): Runner;
  withFailureHandler(failed: (error: Error) => void): Runner;
}
declare const google: {
  script: {
    readonly run: Runner;
    readonly host: {
      close(): void;
      setWidth(pixels: number): void;
      setHeight(pixels: number): void;
    };
  };
};

/** Calls a function of the add-on by name; resolves with what it returns. */
export const remote = <Result>(name: string, ...args: readonly unknown[]): Promise<Result> =>
  new Promise((resolve, reject) => {
    const run: unknown = google.script.run.withSuccessHandler(resolve).withFailureHandler(reject);
    (run as Readonly<Record<string, (...given: readonly unknown[]) => void>>)[name]?.(...args);
  });

/** Closes the dialog that the page stands in. */
export const close = (): void => google.script.host.close();

/** Makes the dialog that the page stands in as large as this, in pixels. */
export function resize(width: number, height: number): void {
  google.script.host.setWidth(width);
  google.script.host.setHeight(height);
}
