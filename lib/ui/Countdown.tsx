import { useEffect, useRef, useState } from 'preact/hooks';
import { partWords } from '../i18n/part.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import { Button } from './Button.tsx';
import { CountdownTimer } from './countdown-timer.ts';
import { ReportPreview } from './ReportPreview.tsx';
import { byPerson, type Trust } from './trust.ts';

export type CountdownViewProps = {
  timer: CountdownTimer;
  /** Name of who receives the report. */
  receiver: string;
  /** Exactly what will be sent. */
  preview: string;
  onCancel: () => void;
  language: UiLanguage;
  trust?: Trust;
};

function isKeyboardFocus(target: EventTarget | null, group: Element | null): boolean {
  return target instanceof Element && target !== group && target.matches(':focus-visible');
}

/**
 * Ten seconds before a report leaves. The count stops while its contents are open or one of its buttons has
 * keyboard focus, and taking it off the page lets neither go. The timer belongs to the caller.
 */
export function CountdownView(props: CountdownViewProps) {
  const { timer, receiver, language, trust = byPerson } = props;
  const t = partWords(language);
  const [{ secondsLeft, holds }, setState] = useState(timer.state);
  const [focused, setFocused] = useState(holds.includes('keyboard'));
  const looking = holds.includes('looking');
  const paused = holds.length > 0;
  const group = useRef<HTMLFieldSetElement>(null);

  useEffect(() => {
    setState(timer.state);
    const had = timer.state.holds.includes('keyboard');
    const target = had ? group.current?.querySelector('button') : group.current;
    target?.focus({ preventScroll: true });
    return timer.subscribe(setState);
  }, [timer]);
  useEffect(() => timer.hold('keyboard', focused), [timer, focused]);

  const title = t(paused ? 'countdown.paused' : 'countdown.title', { receiver, seconds: secondsLeft });
  return (
    <fieldset
      ref={group}
      class="r-countdown"
      tabIndex={-1}
      aria-label={t('countdown.start', { receiver, seconds: secondsLeft })}
      onFocusIn={(event) => setFocused(isKeyboardFocus(event.target, group.current))}
      onFocusOut={() => setFocused(false)}
    >
      <p class="r-countdown-title">
        <span class="r-countdown-number" aria-hidden="true">
          {secondsLeft}
        </span>
        <span role="timer">{title}</span>
      </p>
      <p class="r-hidden" role="status">
        {paused ? title : ''}
      </p>
      <div class="r-buttons">
        <Button look="primary" onClick={(event) => trust(event) && props.onCancel()}>
          {t('countdown.cancel')}
        </Button>
        <Button aria-expanded={looking} onClick={(event) => trust(event) && timer.hold('looking', !looking)}>
          {t(looking ? 'countdown.lookClose' : 'countdown.look')}
        </Button>
      </div>
      {looking ? <ReportPreview preview={props.preview} language={language} /> : null}
    </fieldset>
  );
}

export type CountdownProps = Omit<CountdownViewProps, 'timer'> & {
  /** The ten seconds ended. */
  onDone: () => void;
  seconds?: number;
};

/** A countdown with a timer of its own: it starts when mounted and ends when unmounted. */
export function Countdown({ onDone, seconds, ...view }: CountdownProps) {
  const done = useRef(onDone);
  done.current = onDone;
  const [timer, setTimer] = useState<CountdownTimer>();
  useEffect(() => {
    const started = new CountdownTimer(() => done.current(), seconds);
    setTimer(started);
    return () => started.stop();
  }, [seconds]);
  return timer ? <CountdownView timer={timer} {...view} /> : null;
}
