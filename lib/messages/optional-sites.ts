import { browser } from 'wxt/browser';
import { matchesOfSite, OPTIONAL_SITE_NAMES, type OptionalSite } from '../schema/hosts.ts';

/** The optional sites that the person switched on. */
export async function grantedSites(): Promise<OptionalSite[]> {
  const answers = await Promise.all(
    OPTIONAL_SITE_NAMES.map((site) => browser.permissions.contains({ origins: matchesOfSite(site) })),
  );
  return OPTIONAL_SITE_NAMES.filter((_site, index) => answers[index]);
}

/** Asks the person for one site. Must be called first thing in a click on one of our own pages. */
export function askSite(site: OptionalSite): Promise<boolean> {
  return browser.permissions.request({ origins: matchesOfSite(site) });
}

/** Gives one site back; false where the browser keeps it, as for hosts granted at install. */
export function leaveSite(site: OptionalSite): Promise<boolean> {
  return browser.permissions.remove({ origins: matchesOfSite(site) }).catch(() => false);
}

type Change = { origins?: string[] | undefined };

/**
 * Calls back with the sites that were switched on or off, wherever that was done. Returns the function that stops it.
 */
export function onSites(changed: (sites: OptionalSite[], on: boolean) => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  const concerned = ({ origins = [] }: Change): OptionalSite[] =>
    OPTIONAL_SITE_NAMES.filter((site) => matchesOfSite(site).some((match) => origins.includes(match)));
  const added = (change: Change) => changed(concerned(change), true);
  const removed = (change: Change) => changed(concerned(change), false);
  onAdded.addListener(added);
  onRemoved.addListener(removed);
  return () => {
    onAdded.removeListener(added);
    onRemoved.removeListener(removed);
  };
}
