import { useEffect, useRef, useState } from 'preact/hooks';
import { noteWords } from '../i18n/note.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';
import { LevelIcon } from '../ui/LevelIcon.tsx';
import type { Trust } from '../ui/trust.ts';
import type { NoteWords } from './actions.ts';
import { labelOf } from './head-words.ts';
import { Reasons, Title } from './NoteHead.tsx';
import { Panel } from './Panel.tsx';
import type { Shown } from './quiet.ts';
import type { Scheme } from './scheme.ts';
import { isUnderWay, type NoteSession } from './session.ts';
import { useFloating } from './use-floating.ts';
import { WrongMark } from './WrongMark.tsx';

export type NoteProps = {
  post: Post;
  verdict: Verdict;
  shown: Shown;
  session: NoteSession;
  language: UiLanguage;
  scheme: Scheme;
  /** Words of the rules that are here already; all that a closed note needs. */
  titles: NoteWords['flags'] | undefined;
  /** Undefined while they are fetched; `failed` where that did not work. */
  words: NoteWords | 'failed' | undefined;
  /** First words of the post, where the note does not stand beside it. */
  about: string | undefined;
  trust: Trust;
  /** Fetches the words, if nobody has yet. */
  onOpen: () => void;
  onHide: () => void;
  /** The person said that the mark is wrong; the note asks whether to report that. */
  onWrong: () => void;
  /** Absent where the author has no stable id or the account is trusted already. */
  onTrust: (() => void) | undefined;
};

/** The sign beside a post: level, count and reasons; opened, everything that stands behind them. */
export function Note(props: NoteProps) {
  const { session, shown, language, scheme, trust, onOpen } = props;
  const t = noteWords(language);
  const toggle = useRef<HTMLButtonElement>(null);
  const section = useRef<HTMLElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [state, setState] = useState(session.state);
  useEffect(() => {
    setState(session.state);
    return session.subscribe(() => setState(session.state));
  }, [session]);
  const floats = useFloating({ section, panel }, state.open && !state.wrong);

  const label = labelOf(props);
  const small = shown === 'help' || shown === 'incomplete' ? ' note-small' : '';
  const tone = state.wrong ? 'incomplete' : shown;
  const className = `r-root note note-${tone} note-${scheme}${small}`;
  if (state.wrong)
    return (
      <section class={className} lang={language} dir="ltr" aria-label={label}>
        <WrongMark {...props} state={state} />
      </section>
    );
  const onToggle = (event: Event) => {
    if (!trust(event)) return;
    if (!state.open) onOpen();
    session.toggle();
  };
  const onClose = (event: Event) => {
    if (!trust(event)) return;
    session.toggle(false);
    toggle.current?.focus();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && state.open) onClose(event);
  };
  return (
    <section
      ref={section}
      class={className}
      lang={language}
      dir="ltr"
      aria-label={label}
      onKeyDown={onEscape}
    >
      <div class={`note-head${state.open ? ' note-head-open' : ''}`}>
        <LevelIcon level={shown} size={small ? 20 : 32} />
        <div class="note-head-text">
          <p class="note-title">
            <Title {...props} />
          </p>
          {small || state.open ? null : <Reasons {...props} />}
        </div>
        <button
          ref={toggle}
          type="button"
          class="note-toggle"
          aria-expanded={state.open}
          aria-controls="panel"
          onClick={onToggle}
        >
          {t(state.open ? 'close' : small ? 'open.small' : 'open')}
        </button>
      </div>
      {!state.open && isUnderWay(state.report) && state.report.at !== 'sending' ? (
        <p class="note-status" role="status">
          {t('report.held')}
        </p>
      ) : null}
      <div
        ref={panel}
        id="panel"
        class={`note-panel${floats ? ' note-floating' : ''}`}
        hidden={!state.open}
        {...(floats ? { popover: 'manual', role: 'dialog', 'aria-label': label, tabIndex: -1 } : {})}
      >
        {floats ? (
          <div class="note-floating-head">
            <p class="note-title">
              <Title {...props} />
            </p>
            <button type="button" class="note-close" onClick={onClose}>
              {t('close')}
            </button>
          </div>
        ) : null}
        {state.open ? <Panel {...props} state={state} /> : null}
      </div>
    </section>
  );
}
