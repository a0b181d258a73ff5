import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { popupWords } from '../../i18n/popup.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { OutboxEntry, ReportDraft } from '../../schema/outbox.ts';
import { AskFirst } from '../AskFirst.tsx';
import { Button } from '../Button.tsx';
import { Countdown } from '../Countdown.tsx';
import { byPerson, type Trust } from '../trust.ts';
import type { PreparedReport, ReportActions } from './actions.ts';
import { failureText } from './failure.ts';
import { OutboxState } from './OutboxState.tsx';

type Flow =
  | { step: 'idle' | 'preparing' | 'sending' | 'desk' | 'cancelled' }
  | { step: 'countdown'; prepared: Extract<PreparedReport, { next: 'countdown' }> }
  | { step: 'done'; entry: OutboxEntry }
  | { step: 'failed'; text: string };

export type ReportFlowProps = {
  /** Made when the person clicks. */
  draft: () => ReportDraft;
  /** The report of this post, where there is one already. */
  entry?: OutboxEntry | undefined;
  actions: ReportActions;
  language: UiLanguage;
  /** The desk was opened for the consent. */
  onDesk?: (() => void) | undefined;
  /** The post is kept already: no button to keep it. */
  savedAlready?: boolean;
  /** Further buttons beside these. */
  more?: ComponentChildren;
  trust?: Trust;
};

/** Buttons "Laporkan" and "Simpan", and what follows: countdown, sending, receipt. */
export function ReportFlow(props: ReportFlowProps) {
  const { draft, actions, language, trust = byPerson } = props;
  const t = popupWords(language);
  const [flow, setFlow] = useState<Flow>({ step: 'idle' });
  const [saved, setSaved] = useState(false);
  const fail = (error: unknown) => setFlow({ step: 'failed', text: failureText(error, language) });

  async function report() {
    setFlow({ step: 'preparing' });
    try {
      const prepared = await actions.prepare(draft());
      if (prepared.next === 'countdown') setFlow({ step: 'countdown', prepared });
      else if (prepared.next === 'already') setFlow({ step: 'done', entry: prepared.entry });
      else {
        setFlow({ step: 'desk' });
        props.onDesk?.();
      }
    } catch (error) {
      fail(error);
    }
  }
  async function send(id: string) {
    setFlow({ step: 'sending' });
    await actions.send(id).then((entry) => setFlow({ step: 'done', entry }), fail);
  }
  async function cancel(id: string) {
    await actions.cancel(id).then(() => setFlow({ step: 'cancelled' }), fail);
  }
  const save = () => actions.save(draft()).then(() => setSaved(true), fail);

  const shown = flow.step === 'done' ? flow.entry : props.entry;
  const busy = flow.step === 'preparing' || flow.step === 'sending';
  return (
    <div class="r-report-flow">
      {flow.step === 'countdown' ? (
        <Consent prepared={flow.prepared} language={language} trust={trust} onSend={send} onCancel={cancel} />
      ) : (
        <div class="r-buttons">
          {shown ? null : (
            <Button disabled={busy} onClick={report}>
              {t('report')}
            </Button>
          )}
          {props.savedAlready ? null : (
            <Button look="quiet" disabled={saved} onClick={save}>
              {t(saved ? 'saved' : 'save')}
            </Button>
          )}
          {props.more}
        </div>
      )}
      <div role="status">
        {flow.step === 'preparing' ? <p>{t('report.preparing')}</p> : null}
        {flow.step === 'sending' ? <p>{t('report.sending')}</p> : null}
        {flow.step === 'desk' ? <p>{t('report.desk')}</p> : null}
        {flow.step === 'cancelled' ? <p>{t('report.cancelled')}</p> : null}
        {flow.step === 'failed' ? <p class="r-failed">{flow.text}</p> : null}
        {shown && flow.step !== 'countdown' && !busy ? (
          <OutboxState entry={shown} language={language} />
        ) : null}
      </div>
    </div>
  );
}

function Consent(props: {
  prepared: Extract<PreparedReport, { next: 'countdown' }>;
  language: UiLanguage;
  trust: Trust;
  onSend: (id: string) => void;
  onCancel: (id: string) => void;
}) {
  const { id, receiver, preview, askFirst } = props.prepared;
  const common = {
    receiver,
    preview,
    language: props.language,
    trust: props.trust,
    onCancel: () => props.onCancel(id),
  };
  return askFirst ? (
    <AskFirst {...common} onSend={() => props.onSend(id)} />
  ) : (
    <>
      <Countdown {...common} onDone={() => props.onSend(id)} />
      <p class="r-soft">{popupWords(props.language)('report.stay')}</p>
    </>
  );
}
