import { popupWords } from '../../i18n/popup.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { PageHealth } from '../../schema/page.ts';

export type SiteLineProps = {
  host: string | undefined;
  health: PageHealth | null | undefined;
  language: UiLanguage;
};

/** Which site this is, and whether Rambu reads it. */
export function SiteLine({ host, health, language }: SiteLineProps) {
  if (host === undefined || health === undefined) return null;
  const t = popupWords(language);
  const state = health === null ? 'off' : health.state === 'paused' ? 'paused' : 'on';
  return (
    <p class="r-soft">
      {t('site.here', { host })} · <strong>{t(`site.${state}`)}</strong>
    </p>
  );
}
