import { browser } from 'wxt/browser';
import { callTab } from '../../lib/messages/call.ts';
import { grantedSites, onSites } from '../../lib/messages/optional-sites.ts';
import { ownAddress } from '../../lib/messages/own-origin.ts';
import { matchesOfSite, OPTIONAL_SITES, type OptionalSite } from '../../lib/schema/hosts.ts';

/** Id of the one registration that covers every site that is switched on. */
const ID = 'optional-sites';

type Files = { js: string[]; css: string[] };

/** The content script that the manifest names for the sites granted at install. Firefox gives whole addresses. */
function scriptFiles(): Files {
  const [script] = browser.runtime.getManifest().content_scripts ?? [];
  const path = (file: string): string => new URL(file, ownAddress('/')).pathname.slice(1);
  return { js: (script?.js ?? []).map(path), css: (script?.css ?? []).map(path) };
}

/** Makes the registration what the permissions say. The browser keeps it over restarts, not over updates. */
async function register(sites: readonly OptionalSite[]): Promise<void> {
  const { scripting } = browser;
  const registered = await scripting.getRegisteredContentScripts({ ids: [ID] });
  const matches = sites.flatMap(matchesOfSite);
  if (matches.length === 0) {
    if (registered.length > 0) await scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script = { id: ID, matches, ...scriptFiles(), runAt: 'document_end' as const };
  if (registered.length > 0) await scripting.updateContentScripts([script]);
  else await scripting.registerContentScripts([{ ...script, persistAcrossSessions: true }]);
}

/** Starts reading in the tabs where a site that was just switched on is open already. */
async function startInTabs(site: OptionalSite): Promise<void> {
  const files = scriptFiles();
  for (const { id: tabId } of await browser.tabs.query({ url: matchesOfSite(site) })) {
    if (tabId === undefined) continue;
    const request = { hosts: [...OPTIONAL_SITES[site]], allowed: true };
    const runs = await callTab(tabId, 'page.allowed', request).catch(() => false);
    if (runs) continue;
    const target = { tabId };
    await browser.scripting.insertCSS({ target, files: files.css }).catch(() => undefined);
    // A tab that was closed or sleeps reads when it is loaded again.
    await browser.scripting.executeScript({ target, files: files.js }).catch(() => undefined);
  }
}

/** A script that runs goes on when its permission is taken back; every tab is told, as addresses are not ours to see. */
async function stopInTabs(sites: readonly OptionalSite[]): Promise<void> {
  const request = { hosts: sites.flatMap((site) => [...OPTIONAL_SITES[site]]), allowed: false };
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(({ id }) =>
      id === undefined ? false : callTab(id, 'page.allowed', request).catch(() => false),
    ),
  );
}

/**
 * Keeps the content script on the optional sites that are switched on, and off the others. `changed` is called
 * after every change, and once at the start.
 */
export function keepSiteScripts(changed: () => void): void {
  let queue: Promise<void> = Promise.resolve();
  const after = (act: () => Promise<void>) => {
    queue = queue
      .then(async () => {
        await register(await grantedSites());
        changed();
        await act();
      })
      .catch((error) => console.warn('Rambu: the optional sites could not be followed', error));
  };
  onSites((sites, on) =>
    after(async () => {
      if (!on) return stopInTabs(sites);
      for (const site of sites) await startInTabs(site);
    }),
  );
  after(async () => undefined);
}
