/**
 * Hosts granted at install. Fixed early: an update that adds one disables the extension in Chromium until the
 * person approves it again.
 */
export const GRANTED_HOSTS = [
  'www.facebook.com',
  'web.facebook.com',
  'facebook.com',
  'm.facebook.com',
  'www.olx.co.id',
  'id.jobstreet.com',
  'www.jobstreet.co.id',
  'glints.com',
  'www.loker.id',
  'id.carousell.com',
  'www.carousell.com',
  'www.carousell.com.my',
  'www.carousell.sg',
] as const;

/** Manifest match patterns of hosts. */
export function matchesOf(hosts: readonly string[]): string[] {
  return hosts.map((host) => `https://${host}/*`);
}

/** Manifest match patterns of the granted hosts. */
export const GRANTED_MATCHES: string[] = matchesOf(GRANTED_HOSTS);
