const TRACKING = /^(utm_\w+|gclid|fbclid|ref|trk)$/;

/** A web address without what only tracks. */
function cleanAddress(address: unknown, base: string): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}

/**
 * The address by which others may be told of a posting: its own; else the one that its page calls canonical on the
 * page's own host; else the page's without the query, which may hold a session or a name.
 */
export function postingAddress(
  stated: unknown,
  page: { href: string; canonical?: string | undefined },
): string {
  const own = cleanAddress(stated, page.href);
  if (own !== undefined) return own;
  const { host, origin, pathname } = new URL(page.href);
  const canonical = cleanAddress(page.canonical, page.href);
  if (canonical !== undefined) {
    const other = new URL(canonical);
    if (other.host === host && (other.pathname !== '/' || pathname === '/')) return canonical;
  }
  return origin + pathname;
}
