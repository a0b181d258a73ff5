import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { deskWords } from '../../i18n/desk.ts';
import { reportWords } from '../../i18n/report.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { DraftView } from '../../schema/outbox.ts';
import type { Receiver } from '../../schema/settings.ts';
import { Button } from '../Button.tsx';
import { LevelBadge } from '../LevelBadge.tsx';
import { ReportPreview } from '../ReportPreview.tsx';
import type { DeskActions, Proposed } from './actions.ts';
import { ReceiverForm } from './ReceiverForm.tsx';
import { Tick } from './Tick.tsx';
import { useBlurred } from './use-blurred.ts';
import { useDoing } from './use-doing.ts';

export type DraftCardProps = {
  view: DraftView;
  receiver: Receiver | undefined;
  preset: Proposed | null;
  /** The draft that the person just made: it gets the focus. */
  current: boolean;
  actions: DeskActions;
  /** The card goes; `words`: what became of the draft. `focus`: nothing else has the focus by now. */
  onGone: (words: string, focus: boolean) => void;
  language: UiLanguage;
};

/** One draft: who receives it, what is sent, which contacts are blurred, the person's word. */
export function DraftCard(props: DraftCardProps) {
  const { view, receiver, preset, current, actions, onGone, language } = props;
  const t = deskWords(language);
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const [shown, setShown] = useState(view);
  const [note, setNote] = useState(view.note ?? '');
  const [found, setFound] = useState<Proposed>();
  const [agreed, setAgreed] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { busy, failed, run, say } = useDoing(language);
  const { isBlurred, choose, chosen } = useBlurred(shown.contacts);
  const revising = useRef<Promise<unknown>>(Promise.resolve());
  const { post, verdict } = shown.draft;
  const proposed = found ?? preset ?? undefined;

  useEffect(() => setShown(view), [view]);
  useEffect(() => {
    if (current) card.current?.focus();
  }, [current]);

  /** Stores what stands on the card now, one after the other: two quick ticks are both kept. */
  const revise = () => {
    const step = revising.current.then(async () => setShown(await actions.revise(shown.id, chosen(), note)));
    revising.current = step.catch(() => undefined);
    return step;
  };
  const toggle = (index: number, on: boolean) => {
    choose(index, on);
    run(revise);
  };
  /** From this click on the card stays as it is: what was seen is what goes. */
  const leave = (steps: () => Promise<void>) =>
    run(async () => {
      setLeaving(true);
      await steps().finally(() => setLeaving(false));
    });

  function gone(words: string) {
    const { activeElement, body } = document;
    onGone(words, activeElement === body || card.current?.contains(activeElement) === true);
  }
  async function send() {
    await actions.send(shown.id);
    gone(t('draft.done'));
  }
  /** `to`: a receiver that the person agrees to with this click. */
  function agreeAndSend(to?: Proposed) {
    const consent = actions.browserConsent();
    leave(async () => {
      if (!(await consent)) {
        say(t('receiver.denied'));
        return;
      }
      await revise();
      if (to) await actions.accept(to);
      await send();
    });
  }
  const keep = () =>
    leave(async () => {
      await revise();
      await send();
    });
  const discard = () =>
    run(async () => {
      await actions.cancel(shown.id);
      gone(t('draft.discarded'));
    });

  return (
    <section
      ref={card}
      class={`r-card r-card-${verdict.level}`}
      tabIndex={-1}
      aria-labelledby={`${id}-words`}
    >
      <p>
        <LevelBadge level={verdict.level} language={language} />{' '}
        <span class="r-soft">{reportWords(language)(`reason.${shown.draft.reason}`)}</span>
      </p>
      <p class="r-excerpt" id={`${id}-words`} dir="auto">
        {[post.title, post.text].filter(Boolean).join(' · ') || post.imageText.join(' ')}
      </p>
      <h3 class="r-heading">{t('draft.what')}</h3>
      <p>{t('draft.sent')}</p>
      {shown.contacts.length > 0 ? (
        <fieldset class="r-fieldset" disabled={leaving}>
          <legend class="r-heading">{t('draft.contacts')}</legend>
          <p class="r-soft">{t(verdict.kind === 'offer' ? 'draft.contactsOffer' : 'draft.contactsOther')}</p>
          {shown.contacts.map((contact, index) => (
            <Tick
              key={`${contact.field} ${contact.start}`}
              checked={isBlurred(index)}
              onChange={(on) => toggle(index, on)}
            >
              {t('draft.blur', {
                type: reportWords(language)(`contact.${contact.type}`),
                quote: contact.quote,
              })}
            </Tick>
          ))}
        </fieldset>
      ) : null}
      <label for={`${id}-note`}>{t('draft.note')}</label>
      <textarea
        id={`${id}-note`}
        class="r-input"
        rows={2}
        maxLength={2000}
        value={note}
        aria-describedby={`${id}-hint`}
        onInput={(event) => setNote(event.currentTarget.value)}
        disabled={leaving}
        onChange={() => run(revise)}
      />
      <p class="r-soft" id={`${id}-hint`}>
        {t('draft.noteHint')}
      </p>
      <details>
        <summary>{t('draft.preview')}</summary>
        <ReportPreview preview={shown.preview} language={language} />
      </details>
      <h3 class="r-heading">{t('receiver.title')}</h3>
      {receiver ? (
        <p>{t('receiver.current', { receiver: receiver.name })}</p>
      ) : (
        <FirstReceiver
          proposed={proposed}
          isPreset={found === undefined}
          agreed={agreed}
          setAgreed={setAgreed}
          onFound={setFound}
          actions={actions}
          language={language}
        />
      )}
      <div class="r-buttons">
        {receiver ? (
          <Button look="primary" disabled={busy} onClick={() => agreeAndSend()}>
            {t('draft.send', { receiver: receiver.name })}
          </Button>
        ) : null}
        {!receiver && proposed ? (
          <Button look="primary" disabled={busy || !agreed} onClick={() => agreeAndSend(proposed)}>
            {t('draft.agreeAndSend')}
          </Button>
        ) : null}
        {receiver ? null : (
          <Button disabled={busy} onClick={keep}>
            {t('draft.keep')}
          </Button>
        )}
        <Button look="quiet" disabled={busy} onClick={discard}>
          {t('draft.discard')}
        </Button>
      </div>
      {receiver ? null : <p class="r-soft">{t('draft.keepHint')}</p>}
      <p role="alert" class="r-failed">
        {failed ?? ''}
      </p>
    </section>
  );
}

function FirstReceiver(props: {
  proposed: Proposed | undefined;
  isPreset: boolean;
  agreed: boolean;
  setAgreed: (agreed: boolean) => void;
  onFound: (found: Proposed) => void;
  actions: DeskActions;
  language: UiLanguage;
}) {
  const { proposed, language } = props;
  const t = deskWords(language);
  if (!proposed)
    return (
      <>
        <p>{t('receiver.none')}</p>
        <ReceiverForm ask={props.actions.ask} onFound={props.onFound} language={language} />
      </>
    );
  return (
    <div class="r-proposed">
      <p>
        <strong>
          {t(props.isPreset ? 'receiver.preset' : 'receiver.found', { receiver: proposed.name })}
        </strong>
      </p>
      <Tick checked={props.agreed} onChange={props.setAgreed}>
        {t('draft.consent', { receiver: proposed.name, host: new URL(proposed.endpoint).host })}
      </Tick>
    </div>
  );
}
