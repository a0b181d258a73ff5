export type EndpointCheck =
  | { endpoint: string }
  | { error: 'not-an-address' | 'not-https' | 'has-credentials' };

/** Where http is allowed. The pages' policy (wxt.config.ts) lets through just these; it cannot name `[::1]`. */
export const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

function isLoopback(host: string): boolean {
  return LOOPBACK_HOSTS.includes(host);
}

/**
 * Reads a receiver's address as a person types it: a missing scheme becomes https (http on this machine), query and
 * fragment are dropped. Only https is allowed, http on this machine excepted, and no name and password within.
 */
export function parseEndpoint(typed: string): EndpointCheck {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return { error: 'not-an-address' };
  const bare = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? undefined : `https://${text}`;
  if (bare !== undefined && !URL.canParse(bare)) return { error: 'not-an-address' };
  const address =
    bare !== undefined && isLoopback(new URL(bare).hostname) ? `http://${text}` : (bare ?? text);
  if (!URL.canParse(address)) return { error: 'not-an-address' };
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return { error: 'has-credentials' };
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    return { error: 'not-https' };
  if (url.protocol === 'https:' && !isLoopback(url.hostname) && !url.hostname.includes('.'))
    return { error: 'not-an-address' };
  return { endpoint: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}
