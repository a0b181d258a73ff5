import { noteWords } from '../i18n/note.ts';
import { partWords } from '../i18n/part.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { FactId, FactState, Verdict } from '../schema/verdict.ts';

const GROUPS = [
  ['not-stated', 'facts.title'],
  ['denied', 'facts.denied'],
  ['unknown', 'facts.unknown'],
] as const satisfies readonly (readonly [FactState, string])[];

/** What a lawful offer states and this one does not. Nothing is shown for posts that are no offers. */
export function Facts({ verdict, language }: { verdict: Verdict; language: UiLanguage }) {
  if (verdict.kind !== 'offer') return null;
  const t = noteWords(language);
  const common = partWords(language);
  const groups = GROUPS.map(([state, title]) => ({
    state,
    title,
    facts: (Object.keys(verdict.facts) as FactId[]).filter((fact) => verdict.facts[fact].state === state),
  })).filter((group) => group.facts.length > 0);
  if (groups.length === 0) return null;
  return (
    <>
      {groups.map(({ state, title, facts }) => (
        <section class="note-part" key={state}>
          <h3 class="r-heading">{t(title)}</h3>
          <ul class="note-tags">
            {facts.map((fact) => (
              <li key={fact}>{common(`fact.${fact}`)}</li>
            ))}
          </ul>
          {state === 'not-stated' ? <p class="note-soft">{t('facts.note')}</p> : null}
        </section>
      ))}
    </>
  );
}
