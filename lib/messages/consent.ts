import { browser } from 'wxt/browser';

/** What Firefox calls the kind of data that a report holds. */
const DATA = 'websiteContent';

type DataPermissions = {
  getAll(): Promise<{ data_collection?: string[] }>;
  request(permissions: { data_collection: string[] }): Promise<boolean>;
};

/** Types know only Chromium's permissions; data collection is Firefox's. */
const permissions = () => browser.permissions as unknown as DataPermissions | undefined;

async function dataPermissions(): Promise<string[] | undefined> {
  const all = await permissions()
    ?.getAll()
    .catch(() => undefined);
  return all?.data_collection;
}

/** Whether this browser has a consent of its own for data that leaves it. */
export async function hasBrowserConsent(): Promise<boolean> {
  return (await dataPermissions()) !== undefined;
}

/** Asks for the browser's own consent. Must be called first thing in a click; an agreement given before counts. */
export function askBrowserConsent(supported: boolean): Promise<boolean> {
  const api = permissions();
  return supported && api ? api.request({ data_collection: [DATA] }) : Promise.resolve(true);
}

/** False where the browser has such a consent and the person did not give it or took it back. */
export async function browserAgrees(): Promise<boolean> {
  const granted = await dataPermissions();
  return granted === undefined || granted.includes(DATA);
}
