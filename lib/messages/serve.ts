import { browser } from 'wxt/browser';
import { OPTIONAL_MATCHES } from '../schema/hosts.ts';
import { dispatcher, type Handlers } from './dispatch.ts';
import { ownOrigin } from './own-origin.ts';
import type { Sender } from './sender.ts';

/**
 * Answers messages in the background, once `ready` is. Call it in the first turn of the script, so that no message
 * is missed.
 */
export function serve(handlers: Handlers, ready: Promise<unknown>): void {
  const manifest = browser.runtime.getManifest();
  const answer = dispatcher(
    handlers,
    {
      extensionId: browser.runtime.id,
      extensionOrigin: ownOrigin(),
      contentMatches: [
        ...(manifest.content_scripts ?? []).flatMap((script) => script.matches ?? []),
        ...OPTIONAL_MATCHES,
      ],
    },
    (text, detail) => console.warn(`Rambu: ${text}`, detail),
    ready,
  );
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => answer(message, sender));
}
