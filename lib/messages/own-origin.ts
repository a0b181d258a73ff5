import { browser } from 'wxt/browser';
import { originOf } from './sender.ts';

/** Address of one of this extension's own files. WXT's generated types know `getURL` only after a build. */
export function ownAddress(path: `/${string}`): string {
  return (browser.runtime as unknown as { getURL(path: string): string }).getURL(path);
}

/** Origin of this extension's own pages. */
export function ownOrigin(): string {
  return originOf(ownAddress('/')) ?? '';
}
