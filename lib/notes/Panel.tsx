import { noteWords } from '../i18n/note.ts';
import { Contacts } from '../ui/Contacts.tsx';
import { Advice } from './Advice.tsx';
import { Facts } from './Facts.tsx';
import { Findings } from './Findings.tsx';
import type { NoteProps } from './Note.tsx';
import { PartialLines } from './PartialLines.tsx';
import { QuietBar } from './QuietBar.tsx';
import { Reassurances } from './Reassurances.tsx';
import { ReportBar } from './ReportBar.tsx';
import type { SessionState } from './session.ts';

/** Everything that stands behind a sign, drawn when the note is opened. */
export function Panel(props: NoteProps & { state: SessionState }) {
  const { post, verdict, words, language, shown } = props;
  const t = noteWords(language);
  if (words === undefined) return <p class="note-soft">{t('loading')}</p>;
  const known = words === 'failed' ? undefined : words;
  if (shown === 'help')
    return (
      <>
        <p class="note-part">{t('help.intro')}</p>
        <Contacts contacts={known?.contacts ?? []} language={language} />
        <QuietBar {...props} />
      </>
    );
  return (
    <>
      <ReportBar {...props} />
      <Findings post={post} verdict={verdict} words={known} language={language} />
      <PartialLines post={post} verdict={verdict} language={language} />
      <Facts verdict={verdict} language={language} />
      <Reassurances post={post} verdict={verdict} words={known} language={language} />
      <Advice language={language} />
      <Contacts contacts={known?.contacts ?? []} language={language} />
      <QuietBar {...props} />
    </>
  );
}
