import { useState } from 'preact/hooks';
import { popupWords } from '../../i18n/popup.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { PageHealth } from '../../schema/page.ts';
import { Button } from '../Button.tsx';

export type PageStateProps = {
  /** `undefined` while it is asked; `null` where no content script answers. */
  health: PageHealth | null | undefined;
  copy: (text: string) => Promise<void>;
  language: UiLanguage;
};

/** What a maintainer has to hear of. */
const BROKEN: readonly PageHealth['state'][] = ['unreadable', 'fewer', 'held-back'];

/** How well this page could be read, honestly. */
export function PageState({ health, copy, language }: PageStateProps) {
  const t = popupWords(language);
  if (health === undefined) return <p class="r-page-state">{t('page.loading')}</p>;
  if (health === null)
    return (
      <div class="r-page-state">
        <p>{t('page.outside')}</p>
        <p class="r-soft">{t('page.reload')}</p>
      </div>
    );
  const line =
    health.state === 'ok'
      ? t('page.ok', { posts: health.posts, marked: health.marked })
      : t(`page.${health.state}`);
  const broken = BROKEN.includes(health.state);
  return (
    <div class={`r-page-state${broken ? ' r-page-broken' : ''}`}>
      <p>{line}</p>
      {broken ? <Counts health={health} copy={copy} language={language} /> : null}
    </div>
  );
}

function Counts({ health, copy, language }: { health: PageHealth } & Omit<PageStateProps, 'health'>) {
  const t = popupWords(language);
  const [said, setSaid] = useState<'copied' | 'copyFailed'>();
  const counts = JSON.stringify(health, null, 2);
  return (
    <>
      <p class="r-soft">{t('page.unreadableMore')}</p>
      <details>
        <summary>{t('counts')}</summary>
        <pre class="r-preview">{counts}</pre>
      </details>
      <Button
        onClick={() =>
          copy(counts).then(
            () => setSaid('copied'),
            () => setSaid('copyFailed'),
          )
        }
      >
        {t('copy')}
      </Button>
      <span role="status">{said ? t(said) : ''}</span>
    </>
  );
}
