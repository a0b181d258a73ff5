/**
 * The browser's own extension API, for the content script: both browsers answer with promises there, and the polyfill
 * would weigh 10 KB on every page. Listeners must answer with `sendResponse` and `true`, never with a promise.
 */
const api = globalThis as unknown as Record<'browser' | 'chrome', unknown>;
export const browser = api.browser ?? api.chrome;
