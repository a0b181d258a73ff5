import type { Site } from '../../../lib/schema/site.ts';
import type { Inventor } from './invent.ts';

/** Words that sites have in their own addresses: they say what a link is, not whose. */
const PATH_WORD =
  /^(?:groups?|posts?|permalink(?:\.php)?|photo(?:\.php|s)?|watch|reels?|videos?|user|marketplace|item|profile(?:\.php)?|commerce|listing|search|top|feed|in|company|jobs?|view|update|status|p|thread|post|show_post|s|ads|about|hashtag|events|stories|share|story\.php|home\.php|l\.php|id|en|lowongan-kerja|opportunities|explore|companies|people|pages)$/;
const KEPT_VALUE = /^(?:gm|pcb|a|v|\d{1,3})$/;

/** An address with the same shape and none of its numbers, names and trackers. */
export function inventedAddress(href: string, base: string, site: Site, inventor: Inventor): string {
  let url: URL;
  try {
    url = new URL(href, base);
  } catch {
    return '#';
  }
  if (!/^https?:$/.test(url.protocol)) return `${url.protocol}contoh`;
  const redirect = site.links.unwrap.find(({ host }) => new RegExp(host, 'isu').test(url.hostname));
  const inner = redirect && url.searchParams.get(redirect.param);
  if (inner)
    return `https://${url.host}${url.pathname}?${redirect.param}=${encodeURIComponent(foreign(inner))}`;
  const hosts = [...site.hosts, ...site.links.own];
  if (!hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)))
    return foreign(url.href);
  const own = ownWords(site);
  const path = url.pathname
    .split('/')
    .map((segment) => (own.has(segment) ? segment : inventedSegment(segment, inventor)))
    .join('/');
  const query = [...url.searchParams].map(
    ([name, value]) => `${name}=${KEPT_VALUE.test(value) ? value : inventedValue(value, inventor)}`,
  );
  const shown = path + (query.length > 0 ? `?${query.join('&')}` : '');
  if (href.startsWith('?')) return shown.slice(path.length);
  return /^https?:/.test(href) ? `https://${url.host}${shown}` : shown;
}

/** Words of addresses that the adapter asks for. */
function ownWords(site: Site): Set<string> {
  return new Set(JSON.stringify(site.units).match(/(?<=\/)[a-z][a-z_-]*(?=[/?'"()|]|\.php)/g));
}

function inventedSegment(segment: string, inventor: Inventor): string {
  if (segment === '' || PATH_WORD.test(segment)) return segment;
  return inventedValue(segment, inventor);
}

/** What letters and numbers mean in it stays: `gm.`, `-iid-`, `pfbid`, the form of a name. */
function inventedValue(value: string, inventor: Inventor): string {
  if (/^pfbid/.test(value)) return `pfbid0Contoh${inventor.number(value.replace(/\D/g, '').slice(0, 6))}`;
  if (/^(?:[a-z]{1,3}\.)?\d+$/.test(value)) return value.replace(/\d+/, (digits) => inventor.number(digits));
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return '00000000-0000-4000-8000-000000000001';
  const [, at = '', name = '', iid = '', digits, ending = ''] =
    /^(@?)(.*?)(?:-(iid-)?(\d{3,}))?(\.html?|\.php)?$/.exec(value) ?? [];
  return at + inventor.slug(name) + (digits ? `-${iid}${inventor.number(digits)}` : '') + ending;
}

function foreign(address: string): string {
  if (/^https?:\/\/(?:wa\.me|api\.whatsapp\.com)/.test(address)) return 'https://wa.me/6281200000001';
  if (/^https?:\/\/t\.me\//.test(address)) return 'https://t.me/contoh';
  return 'https://contoh.example/';
}
