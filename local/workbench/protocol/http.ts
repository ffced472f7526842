/** A request of UrlFetchApp, made by the page. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  readonly followRedirects: boolean;
}

/** Its answer. Text stays text; anything else travels as base64. */
export type HttpReply =
  | {
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly text: string;
      readonly base64?: string;
    }
  | { readonly error: string };
