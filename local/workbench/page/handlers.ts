import type { HostCallName, HostCalls } from '../protocol/calls.ts';

/** The page's answers to the script's calls; some take time. */
export type Handlers = {
  [Name in HostCallName]: (
    ...args: Parameters<HostCalls[Name]>
  ) => ReturnType<HostCalls[Name]> | Promise<ReturnType<HostCalls[Name]>>;
};

/** Some of the answers. */
export type SomeHandlers<Name extends HostCallName> = Pick<Handlers, Name>;
