import { decoder, encoder } from './natives.ts';
import { instance } from './strict.ts';

type Blob = GoogleAppsScript.Base.Blob;
interface State {
  bytes: Uint8Array<ArrayBuffer>;
  type: string | null;
  name: string | null;
}
type Host = Blob & { readonly blob: State };

const methods = {
  getBytes(this: Host): number[] {
    return [...new Int8Array(this.blob.bytes.buffer)];
  },
  getDataAsString(this: Host): string {
    return decoder.decode(this.blob.bytes);
  },
  getContentType(this: Host): string | null {
    return this.blob.type;
  },
  setContentType(this: Host, type: string | null): Blob {
    this.blob.type = type;
    return this;
  },
  getName(this: Host): string | null {
    return this.blob.name;
  },
  setName(this: Host, name: string): Blob {
    this.blob.name = name;
    return this;
  },
  copyBlob(this: Host): Blob {
    return makeBlob(this.blob.bytes.slice(), this.blob.type, this.blob.name);
  },
} satisfies Partial<Blob>;

const blobs = new WeakSet();

/** A Blob of the host. */
export function makeBlob(
  bytes: Uint8Array<ArrayBuffer>,
  type: string | null,
  name: string | null,
): Blob {
  const blob = instance<Blob>('Blob', methods, { blob: { bytes, type, name } });
  blobs.add(blob);
  return blob;
}

/** True for a Blob of the host. */
export function isBlob(value: unknown): value is Blob {
  return typeof value === 'object' && value !== null && blobs.has(value);
}

/** The bytes of a Blob. */
export function blobBytes(blob: Blob): Uint8Array<ArrayBuffer> {
  return (blob as Host).blob.bytes;
}

/** Google's bytes run from -128 to 127; these run from 0 to 255. */
export function toUnsigned(bytes: readonly number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes, (byte) => byte & 255);
}

/** Text or Google's bytes as bytes from 0 to 255. */
export function dataBytes(data: string | readonly number[]): Uint8Array<ArrayBuffer> {
  return typeof data === 'string' ? encoder.encode(data) : toUnsigned(data);
}
