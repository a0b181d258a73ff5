import { useState } from 'preact/hooks';
import { deskWords } from '../../i18n/desk.ts';
import { formatMoment } from '../../i18n/moments.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { Receiver } from '../../schema/settings.ts';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import type { DeskActions, Proposed } from './actions.ts';
import { ReceiverForm } from './ReceiverForm.tsx';
import { Tick } from './Tick.tsx';
import { useDoing } from './use-doing.ts';

export type ReceiverCardProps = {
  /** Who receives now, with the person's consent. */
  receiver: Receiver | undefined;
  /** Who this build proposes. */
  preset: Proposed | null;
  /** Reports that would go to a new receiver at once. */
  waiting: number;
  actions: DeskActions;
  language: UiLanguage;
};

/** Who receives reports, and how to choose another. */
export function ReceiverCard(props: ReceiverCardProps) {
  const { receiver, preset, actions, language } = props;
  const t = deskWords(language);
  const [changing, setChanging] = useState(false);
  const [found, setFound] = useState<Proposed>();
  const { busy, failed, run, say } = useDoing(language);
  const proposed = found ?? (receiver ? undefined : (preset ?? undefined));

  function accept(chosen: Proposed) {
    const consent = actions.browserConsent();
    run(async () => {
      if (!(await consent)) {
        say(t('receiver.denied'));
        return;
      }
      await actions.accept(chosen);
      setFound(undefined);
      setChanging(false);
    });
  }
  return (
    <Card heading={t('receiver.title')}>
      {receiver ? (
        <>
          <p>
            <strong>{t('receiver.current', { receiver: receiver.name })}</strong>
          </p>
          <p class="r-soft">
            {t('receiver.address', { endpoint: receiver.endpoint })}
            {receiver.consentedAt
              ? `. ${t('receiver.since', { date: formatMoment(receiver.consentedAt, language) })}`
              : ''}
          </p>
        </>
      ) : (
        <p>{t('receiver.none')}</p>
      )}
      {proposed ? (
        <Acceptance
          key={proposed.endpoint}
          proposed={proposed}
          isPreset={found === undefined}
          waiting={props.waiting}
          busy={busy}
          onAccept={() => accept(proposed)}
          language={language}
        />
      ) : null}
      {!receiver || changing ? (
        <ReceiverForm ask={actions.ask} onFound={setFound} language={language} />
      ) : null}
      {receiver ? (
        <div class="r-buttons">
          <Button
            onClick={() => {
              setFound(undefined);
              setChanging(!changing);
            }}
          >
            {t(changing ? 'receiver.keep' : 'receiver.change')}
          </Button>
          <Button look="quiet" disabled={busy} onClick={() => run(actions.forget)}>
            {t('receiver.forget')}
          </Button>
        </div>
      ) : null}
      <p role="alert" class="r-failed">
        {failed ?? ''}
      </p>
    </Card>
  );
}

function Acceptance(props: {
  proposed: Proposed;
  isPreset: boolean;
  waiting: number;
  busy: boolean;
  onAccept: () => void;
  language: UiLanguage;
}) {
  const t = deskWords(props.language);
  const [agreed, setAgreed] = useState(false);
  const { name, endpoint } = props.proposed;
  return (
    <div class="r-proposed">
      <p>
        <strong>{t(props.isPreset ? 'receiver.preset' : 'receiver.found', { receiver: name })}</strong>
      </p>
      <p class="r-soft">{t('receiver.address', { endpoint })}</p>
      {props.waiting > 0 ? <p>{t('receiver.acceptWaiting', { count: props.waiting })}</p> : null}
      <Tick checked={agreed} onChange={setAgreed}>
        {t('receiver.acceptConsent')}
      </Tick>
      <Button look="primary" disabled={!agreed || props.busy} onClick={props.onAccept}>
        {t('receiver.accept')}
      </Button>
    </div>
  );
}
