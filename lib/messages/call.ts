import { browser } from 'wxt/browser';
import { MessageError, unwrap } from './answer.ts';
import { contract, type MessageName, type Request, type Response } from './contract.ts';

function parse<N extends MessageName>(name: N, value: unknown): Response<N> {
  const parsed = contract[name].response.safeParse(value);
  if (!parsed.success) throw new MessageError('bad-response', `${name}: ${parsed.error.message}`);
  return parsed.data as Response<N>;
}

/** Asks the background from an extension page. Throws a MessageError with a code. */
export async function call<N extends MessageName>(name: N, request: Request<N>): Promise<Response<N>> {
  return parse(name, unwrap(await browser.runtime.sendMessage({ name, request })));
}

/** Asks the content script in the top frame of a tab. Throws `disconnected` where none answers. */
export async function callTab<N extends 'page.list' | 'page.jump' | 'page.pointed' | 'page.allowed'>(
  tabId: number,
  name: N,
  request: Request<N>,
): Promise<Response<N>> {
  const answer: unknown = await browser.tabs
    .sendMessage(tabId, { name, request }, { frameId: 0 })
    .catch(() => undefined);
  return parse(name, unwrap(answer));
}
