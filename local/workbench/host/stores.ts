import type { StoreScope } from '../protocol/calls.ts';
import { structureChanged } from './book.ts';
import { ask, sendWrites, write } from './channel.ts';
import { Exception } from './exception.ts';
import { strict } from './strict.ts';

type Properties = GoogleAppsScript.Properties.Properties;
type Cache = GoogleAppsScript.Cache.Cache;
type Lock = GoogleAppsScript.Lock.Lock;

const PROPERTY_BYTES = 9 * 1024;
const CACHE_BYTES = 100 * 1024;
const CACHE_KEY_LENGTH = 250;
const CACHE_SECONDS = 600;
const CACHE_SECONDS_MAX = 21_600;

function propertyText(value: unknown): string {
  const text = String(value);
  if (text.length > PROPERTY_BYTES) {
    throw new Exception('Argument too large: value');
  }
  return text;
}

function properties(scope: StoreScope): Properties {
  const store: Properties = {
    getProperty: (key) => ask('properties.all', scope)[key] ?? null,
    getProperties: () => ask('properties.all', scope),
    getKeys: () => Object.keys(ask('properties.all', scope)),
    setProperty(key, value) {
      write('properties.set', scope, { [key]: propertyText(value) });
      return store;
    },
    setProperties(values: Record<string, string>, deleteAllOthers?: boolean) {
      if (deleteAllOthers) write('properties.clear', scope);
      const texts = Object.entries(values).map(([key, value]) => [key, propertyText(value)]);
      write('properties.set', scope, Object.fromEntries(texts) as Record<string, string>);
      return store;
    },
    deleteProperty(key) {
      write('properties.set', scope, { [key]: null });
      return store;
    },
    deleteAllProperties() {
      write('properties.clear', scope);
      return store;
    },
  };
  return strict('Properties', store);
}

function cacheEntries(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const text = String(value);
      if (key.length > CACHE_KEY_LENGTH) throw new Exception('Argument too large: key');
      if (text.length > CACHE_BYTES) throw new Exception('Argument too large: value');
      return [key, text];
    }),
  );
}

function cache(scope: StoreScope): Cache {
  const seconds = (given = CACHE_SECONDS) => Math.min(given, CACHE_SECONDS_MAX);
  return strict('Cache', {
    get: (key) => ask('cache.get', scope, [key])[key] ?? null,
    getAll: (keys) => ask('cache.get', scope, keys),
    put(key: string, value: string, expiration?: number) {
      write('cache.put', scope, cacheEntries({ [key]: value }), seconds(expiration));
    },
    putAll(values: Record<string, unknown>, expiration?: number) {
      write('cache.put', scope, cacheEntries(values), seconds(expiration));
    },
    remove: (key) => write('cache.remove', scope, [key]),
    removeAll: (keys) => write('cache.remove', scope, keys),
  } satisfies Cache);
}

function lock(scope: StoreScope): Lock {
  let held = false;
  const tryLock = (milliseconds: number) => {
    held ||= ask('lock.take', scope, milliseconds);
    structureChanged();
    return held;
  };
  return strict('Lock', {
    tryLock,
    waitLock(milliseconds) {
      if (!tryLock(milliseconds)) {
        throw new Exception('Lock timeout: another process was holding the lock for too long.');
      }
    },
    releaseLock() {
      // Whoever takes the lock next must see what this script wrote.
      sendWrites();
      if (held) ask('lock.release', scope);
      held = false;
    },
    hasLock: () => held,
  } satisfies Lock);
}

/** PropertiesService. */
export const propertiesService = strict('PropertiesService', {
  getScriptProperties: () => properties('script'),
  getUserProperties: () => properties('user'),
  getDocumentProperties: () => properties('document'),
} satisfies GoogleAppsScript.Properties.PropertiesService);

/** CacheService. */
export const cacheService = strict('CacheService', {
  getScriptCache: () => cache('script'),
  getUserCache: () => cache('user'),
  getDocumentCache: () => cache('document'),
} satisfies GoogleAppsScript.Cache.CacheService);

/** LockService. */
export const lockService = strict('LockService', {
  getScriptLock: () => lock('script'),
  getUserLock: () => lock('user'),
  getDocumentLock: () => lock('document'),
} satisfies GoogleAppsScript.Lock.LockService);
