import type { z } from 'zod';
import { type Answer, isEnvelope, MessageError } from './answer.ts';
import { contract, type MessageName, type Response } from './contract.ts';
import { type Sender, type SenderKind, type SenderRules, senderKind } from './sender.ts';

/** The largest request we look at, in UTF-16 units of its JSON: a cut post with its verdict fits many times. */
export const MAX_REQUEST = 2_000_000;

export type Asker = { kind: SenderKind; ephemeral: boolean; tabId: number | undefined };

type BackgroundName = {
  [N in MessageName]: (typeof contract)[N] extends { to: 'tab' } ? never : N;
}[MessageName];

/** One handler for each message that the background answers. */
export type Handlers = {
  [N in BackgroundName]: (
    request: z.output<(typeof contract)[N]['request']>,
    asker: Asker,
  ) => Promise<Response<N>> | Response<N>;
};

function isBackgroundName(name: string): name is BackgroundName {
  return Object.hasOwn(contract, name) && !('to' in contract[name as MessageName]);
}

/**
 * Returns the function that answers one message: sender first, then size, then shape, then the handler. It never
 * throws; what goes wrong becomes a code, and `log` gets the details. Handlers wait for `ready`.
 */
export function dispatcher(
  handlers: Handlers,
  rules: SenderRules,
  log: (text: string, detail: unknown) => void,
  ready: Promise<unknown> = Promise.resolve(),
): (message: unknown, sender: Sender) => Promise<Answer> {
  return async (message, sender) => {
    const kind = senderKind(sender, rules);
    if (kind === undefined) return { error: 'forbidden' };
    if (!isEnvelope(message) || !isBackgroundName(message.name)) return { error: 'unknown-message' };
    const entry = contract[message.name];
    if (!(entry.from as readonly SenderKind[]).includes(kind)) return { error: 'forbidden' };
    if ((JSON.stringify(message.request)?.length ?? 0) > MAX_REQUEST) return { error: 'too-large' };
    const parsed = entry.request.safeParse(message.request);
    if (!parsed.success) {
      log(`Message ${message.name} from ${kind} does not fit the contract`, parsed.error.issues);
      return { error: 'bad-request' };
    }
    const asker: Asker = { kind, ephemeral: sender.tab?.incognito === true, tabId: sender.tab?.id };
    try {
      await ready;
      const handle = handlers[message.name] as (request: unknown, asker: Asker) => unknown;
      return { value: (await handle(parsed.data, asker)) ?? null };
    } catch (error) {
      if (error instanceof MessageError) return { error: error.code };
      log(`Message ${message.name} failed`, error);
      return { error: 'failed' };
    }
  };
}
