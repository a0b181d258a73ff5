import { GRANTED_HOSTS, matchesOf } from './granted-hosts.ts';

/** Hosts that the person may switch on, by the name of their site: optional permissions, one site at a time. */
export const OPTIONAL_SITES = {
  Kaskus: ['www.kaskus.co.id', 'm.kaskus.co.id'],
  Jora: ['id.jora.com'],
  'JobStreet MY/SG/PH': ['my.jobstreet.com', 'sg.jobstreet.com', 'ph.jobstreet.com'],
  Jobsdb: ['hk.jobsdb.com', 'th.jobsdb.com'],
  Telegram: ['web.telegram.org', 't.me'],
  X: ['x.com', 'twitter.com', 'mobile.twitter.com'],
  Instagram: ['www.instagram.com'],
  TikTok: ['www.tiktok.com'],
  LinkedIn: ['www.linkedin.com', 'id.linkedin.com'],
} as const satisfies Record<string, readonly string[]>;

export type OptionalSite = keyof typeof OPTIONAL_SITES;
export type OptionalHost = (typeof OPTIONAL_SITES)[OptionalSite][number];

/** In the order in which the popup lists them. */
export const OPTIONAL_SITE_NAMES = Object.keys(OPTIONAL_SITES) as OptionalSite[];

export const OPTIONAL_HOSTS: readonly OptionalHost[] = Object.values(OPTIONAL_SITES).flat();

/** Every host that an adapter may name. */
export const KNOWN_HOSTS: readonly ((typeof GRANTED_HOSTS)[number] | OptionalHost)[] = [
  ...GRANTED_HOSTS,
  ...OPTIONAL_HOSTS,
];

/** Manifest match patterns of the hosts that can be switched on. */
export const OPTIONAL_MATCHES: string[] = matchesOf(OPTIONAL_HOSTS);

/** Match patterns of one optional site, as its permission is asked for. */
export function matchesOfSite(site: OptionalSite): string[] {
  return matchesOf(OPTIONAL_SITES[site]);
}

/** The optional site that a host belongs to. */
export function optionalSiteOf(host: string): OptionalSite | undefined {
  return OPTIONAL_SITE_NAMES.find((site) => (OPTIONAL_SITES[site] as readonly string[]).includes(host));
}
