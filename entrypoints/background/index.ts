import '../../lib/messages/jitless.ts';
import words from 'virtual:rambu/words-pack';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { reportWords } from '../../lib/i18n/report.ts';
import { browserAgrees } from '../../lib/messages/consent.ts';
import { serve } from '../../lib/messages/serve.ts';
import { showSubject } from '../../lib/messages/subjects.ts';
import { askReceipt, askServer, sendReport } from '../../lib/report/client.ts';
import { parseEndpoint } from '../../lib/report/endpoint.ts';
import { Outbox } from '../../lib/report/outbox.ts';
import { Reporting } from '../../lib/report/reporting.ts';
import { textSubject } from '../../lib/schema/subject.ts';
import { wordsKey } from '../../lib/sites/identity.ts';
import { onStored } from '../../lib/storage/changes.ts';
import type { Area } from '../../lib/storage/item.ts';
import { migrate } from '../../lib/storage/migrate.ts';
import { SETTINGS_KEY } from '../../lib/storage/settings.ts';
import { browserStores } from '../../lib/storage/stores.ts';
import { signOnButton } from './button-sign.ts';
import { openDesk } from './desk-tab.ts';
import { handlers } from './handlers.ts';
import { onMenu, writeMenu } from './menu.ts';
import { runPanel } from './panel.ts';
import { onLastPrivateClosed } from './private-windows.ts';
import { keepSiteScripts } from './site-scripts.ts';
import { keepSubject } from './subjects.ts';

const ALARM = 'outbox';
/** Browsers do not wake an extension sooner than this, in milliseconds. */
const SOONEST_MS = 30_000;

function presetReceiver() {
  const checked = parseEndpoint(import.meta.env.REPORT_ENDPOINT);
  if ('error' in checked) return null;
  const name = import.meta.env.REPORT_RECEIVER;
  return { endpoint: checked.endpoint, name: name === '' ? new URL(checked.endpoint).host : name };
}

/** On the toolbar's button, for what became of a click in the context menu. */
const SIGNS = { saved: '✓', 'no-post': '?', failed: '!' } as const;

async function wakeAt(time: number | undefined): Promise<void> {
  if (time === undefined) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when: Math.max(time, Date.now() + SOONEST_MS) });
}

export default defineBackground(() => {
  const stores = browserStores();
  const ready = migrate(browser.storage.local as unknown as Area);
  const send = globalThis.fetch.bind(globalThis);
  const receiver = async () => {
    const { receiver: chosen } = await stores.settings.get();
    return chosen?.consentedAt !== undefined && (await browserAgrees()) ? chosen : undefined;
  };
  const outbox = new Outbox({
    store: stores.outbox,
    receiver,
    send: (endpoint, report) => sendReport(send, endpoint, report),
    wakeAt,
    now: Date.now,
    random: Math.random,
  });
  const reporting = new Reporting({
    outbox,
    drafts: stores.drafts,
    receiver,
    askFirst: async () => (await stores.settings.get()).alwaysAskFirst,
    openDesk,
    wordsKey,
    newId: () => crypto.randomUUID(),
    now: Date.now,
    version: browser.runtime.getManifest().version,
    patienceMs: 4_000,
  });
  const answers = handlers({
    stores,
    outbox,
    reporting,
    words,
    preset: presetReceiver(),
    runPanel,
    askServer: (endpoint) => askServer(send, endpoint),
    askReceipt: (endpoint, code) => askReceipt(send, endpoint, code),
    now: () => new Date(),
  });
  serve(answers, ready);

  const complain = (error: unknown) => console.warn('Rambu: the outbox could not be read', error);
  const flush = (options?: { reconnected: boolean }) =>
    ready.then(() => outbox.flush(options)).catch(complain);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) flush();
  });
  // Only that a listener is there makes the browser start us, and with us the outbox, when it starts.
  browser.runtime.onStartup.addListener(() => undefined);
  globalThis.addEventListener('online', () => flush({ reconnected: true }));
  ready.then(() => outbox.resume()).catch(complain);

  onLastPrivateClosed(async () => {
    await outbox.inTurn(() => stores.erasePrivate());
    await outbox.flush();
  });

  onMenu({
    async report(draft) {
      if ((await reporting.lay(draft)).next === 'already') await openDesk();
    },
    save: (draft) => stores.saved.put(draft.post.key, { savedAt: new Date().toISOString(), draft }),
    async check(text) {
      const { id } = await keepSubject(stores.subjects, textSubject('selected', text), new Date());
      await showSubject(id);
    },
    async tell(tabId, outcome) {
      const t = reportWords((await stores.settings.get()).language);
      await signOnButton(tabId, SIGNS[outcome], t(`menu.${outcome}`));
    },
  });
  const menu = async () => {
    const t = reportWords((await stores.settings.get()).language);
    await writeMenu({ report: t('menu.report'), save: t('menu.save'), check: t('menu.check') });
  };
  const rewriteMenu = () => {
    menu().catch((error) => console.warn('Rambu: the context menu could not be written', error));
  };
  browser.runtime.onInstalled.addListener(rewriteMenu);
  onStored([SETTINGS_KEY], rewriteMenu);
  keepSiteScripts(rewriteMenu);
});
