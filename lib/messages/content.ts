/** The content script's side of the messages: types of the contract only, no zod. */
import { browser } from 'wxt/browser';
import { isEnvelope, MessageError, unwrap } from './answer.ts';
import type { contract, MessageName, Request, Response } from './contract.ts';
import { ownOrigin } from './own-origin.ts';
import { originOf, type Sender } from './sender.ts';

type ContentName = {
  [N in MessageName]: 'content' extends (typeof contract)[N]['from'][number] ? N : never;
}[MessageName];

/**
 * Asks the background from a content script. Throws a MessageError: `disconnected` after the extension was updated
 * or removed, else the background's code.
 */
export async function callBackground<N extends ContentName>(
  name: N,
  request: Request<N>,
): Promise<Response<N>> {
  let answer: unknown;
  try {
    answer = await browser.runtime.sendMessage({ name, request });
  } catch {
    throw new MessageError('disconnected');
  }
  return unwrap(answer) as Response<N>;
}

type TabName = { [N in MessageName]: (typeof contract)[N] extends { to: 'tab' } ? N : never }[MessageName];

export type TabHandlers = { [N in TabName]: (request: Request<N>) => Promise<Response<N>> | Response<N> };

/** Answers the popup in a tab; only our own pages are heard. Returns the function that stops it. */
export function serveTab(handlers: TabHandlers): () => void {
  const extensionId = browser.runtime.id;
  const extensionOrigin = ownOrigin();
  const listener = (
    message: unknown,
    sender: Sender,
    sendResponse: (answer: unknown) => void,
  ): true | undefined => {
    if (sender.id !== extensionId || (originOf(sender.origin) ?? originOf(sender.url)) !== extensionOrigin)
      return undefined;
    if (!isEnvelope(message) || !Object.hasOwn(handlers, message.name)) return undefined;
    const handle = handlers[message.name as TabName] as (request: unknown) => unknown;
    void Promise.resolve()
      .then(() => handle(message.request))
      .then(
        (value) => sendResponse({ value: value ?? null }),
        () => sendResponse({ error: 'failed' }),
      );
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
