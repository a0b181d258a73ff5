import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { deskWords } from '../../lib/i18n/desk.ts';
import { call } from '../../lib/messages/call.ts';
import { askBrowserConsent } from '../../lib/messages/consent.ts';
import type { DraftView, OutboxEntry, SavedPost } from '../../lib/schema/outbox.ts';
import type { Settings } from '../../lib/schema/settings.ts';
import { onStored } from '../../lib/storage/changes.ts';
import type { DeskActions, Proposed, Quiet } from '../../lib/ui/desk/actions.ts';
import { DeskView } from '../../lib/ui/desk/DeskView.tsx';

type Desk = {
  settings: Settings;
  preset: Proposed | null;
  drafts: DraftView[];
  outbox: OutboxEntry[];
  saved: SavedPost[];
  quiet: Quiet;
};

async function load(): Promise<Desk> {
  const [settings, preset, drafts, outbox, saved, quiet] = await Promise.all([
    call('settings.get', null),
    call('receiver.preset', null),
    call('draft.list', null),
    call('outbox.list', null),
    call('collection.list', null),
    call('quiet.list', null),
  ]);
  return { settings, preset, drafts, outbox, saved, quiet };
}

function actionsWith(consents: boolean): DeskActions {
  return {
    prepare: (draft) => call('report.prepare', draft),
    send: (id) => call('report.send', { id }),
    cancel: (id) => call('report.cancel', { id }),
    save: (draft) => call('collection.save', draft),
    revise: (id, blurred, note) => call('draft.revise', { id, blurred, note }),
    browserConsent: () => askBrowserConsent(consents),
    ask: async (address) => {
      const { endpoint, receiver } = await call('receiver.ask', { endpoint: address });
      return { endpoint, name: receiver };
    },
    accept: (receiver) => call('receiver.accept', receiver),
    forget: () => call('receiver.forget', null),
    retry: (id) => call('outbox.retry', { id }),
    checkOutcome: (id) => call('outbox.check', { id }),
    body: (id) => call('outbox.body', { id }),
    remove: (id) => call('outbox.delete', { id }),
    erase: () => call('data.erase', null),
    removeSaved: (key) => call('collection.delete', { key }),
    unquiet: (entries) => call('quiet.remove', entries),
    change: (settings) => call('settings.change', settings),
  };
}

const draftInAddress = () => /^#draft=([0-9a-f-]{36})$/.exec(location.hash)?.[1];

export function App({ consents }: { consents: boolean }) {
  const [desk, setDesk] = useState<Desk>();
  const [failed, setFailed] = useState(false);
  const [current, setCurrent] = useState(draftInAddress);
  const actions = useMemo(() => actionsWith(consents), [consents]);

  const refresh = useCallback(() => {
    load().then(
      (loaded) => {
        setDesk(loaded);
        setFailed(false);
      },
      (error) => {
        console.warn('Rambu: the desk could not load', error);
        setFailed(true);
      },
    );
  }, []);

  useEffect(() => {
    const follow = () => setCurrent(draftInAddress());
    addEventListener('hashchange', follow);
    refresh();
    const stop = onStored(['settings', 'draft', 'outbox', 'saved', 'quiet'], refresh);
    return () => {
      removeEventListener('hashchange', follow);
      stop();
    };
  }, [refresh]);

  useEffect(() => {
    if (!desk) return;
    document.documentElement.lang = desk.settings.language;
    document.title = `Rambu · ${deskWords(desk.settings.language)('title')}`;
  }, [desk]);

  if (!desk) return <p class="r-desk">{deskWords('id')(failed ? 'loadFailed' : 'loading')}</p>;
  return <DeskView {...desk} current={current} actions={actions} />;
}
