import { type NoteKey, noteWords } from '../i18n/note.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import { AskFirst } from '../ui/AskFirst.tsx';
import { CountdownView } from '../ui/Countdown.tsx';
import type { Trust } from '../ui/trust.ts';
import type { NoteSession, ReportPhase } from './session.ts';

type ReportFlowProps = { phase: ReportPhase; session: NoteSession; language: UiLanguage; trust: Trust };

function sentence(phase: ReportPhase): NoteKey | undefined {
  if (phase.at === 'preparing') return 'report.preparing';
  if (phase.at === 'desk') return 'report.desk';
  if (phase.at === 'sending') return 'report.sending';
  if (phase.at === 'cancelled') return 'report.cancelled';
  if (phase.at === 'failed') return phase.stale ? 'stale' : 'report.failed';
  return undefined;
}

function outcome(phase: Extract<ReportPhase, { at: 'done' }>): NoteKey {
  if (phase.receipt !== undefined) return 'report.sent';
  return phase.state === 'refused' ? 'report.refused' : 'report.waiting';
}

/** Where a report stands: being prepared, counting down, sent, waiting. */
export function ReportFlow({ phase, session, language, trust }: ReportFlowProps) {
  const t = noteWords(language);
  if (phase.at === 'countdown')
    return (
      <CountdownView
        timer={phase.timer}
        receiver={phase.prepared.receiver}
        preview={phase.prepared.preview}
        onCancel={() => void session.cancel()}
        language={language}
        trust={trust}
      />
    );
  if (phase.at === 'ask')
    return (
      <AskFirst
        receiver={phase.prepared.receiver}
        preview={phase.prepared.preview}
        onSend={() => void session.send(phase.prepared.id)}
        onCancel={() => void session.cancel()}
        language={language}
        trust={trust}
      />
    );
  const key = sentence(phase);
  return (
    <p class="note-status" role="status">
      {phase.at === 'done'
        ? `${phase.already ? `${t('report.already')} ` : ''}${t(outcome(phase), { receipt: phase.receipt ?? '' })}`
        : key
          ? t(key)
          : ''}
    </p>
  );
}
