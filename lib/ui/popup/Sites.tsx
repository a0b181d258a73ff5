import { useState } from 'preact/hooks';
import { popupWords } from '../../i18n/popup.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { OptionalSite } from '../../schema/hosts.ts';
import { Button } from '../Button.tsx';

export type SiteState = { site: OptionalSite; on: boolean };

export type SitesProps = {
  sites: readonly SiteState[];
  /** Asks the browser; called first thing in the click. True where the browser did it. */
  switchSite: (site: OptionalSite, on: boolean) => Promise<boolean>;
  language: UiLanguage;
};

function SiteSwitch({
  site,
  on,
  switchSite,
  language,
  primary,
}: SiteState & SitesProps & { primary?: boolean }) {
  const t = popupWords(language);
  const [refused, setRefused] = useState<'site.refused' | 'site.kept'>();
  const change = () => {
    const failed = on ? 'site.kept' : 'site.refused';
    switchSite(site, !on).then(
      (done) => setRefused(done ? undefined : failed),
      () => setRefused(failed),
    );
  };
  return (
    <>
      <Button look={primary ? 'primary' : 'plain'} onClick={change}>
        {t(on ? 'site.turnOff' : 'site.turnOn', { site })}
      </Button>
      <span role="status" class="r-soft">
        {refused ? t(refused, { site }) : ''}
      </span>
    </>
  );
}

/** On a page of a site that could be switched on: what that means, and the switch. */
export function SiteOffer(props: SitesProps & { here: OptionalSite }) {
  const t = popupWords(props.language);
  const state = props.sites.find(({ site }) => site === props.here);
  if (!state || state.on) return null;
  return (
    <div class="r-page-state">
      <p>{t('site.offer', { site: state.site })}</p>
      <SiteSwitch {...props} {...state} primary />
    </div>
  );
}

/** Every site that can be switched on or off, one by one. */
export function Sites(props: SitesProps) {
  const { sites, language } = props;
  const t = popupWords(language);
  if (sites.length === 0) return null;
  const on = sites.filter((state) => state.on).length;
  return (
    <details class="r-sites">
      <summary class="r-heading">{t('site.others', { on, all: sites.length })}</summary>
      <p class="r-soft">{t('site.othersHint')}</p>
      <ul class="r-plain-list">
        {sites.map((state) => (
          <li key={state.site}>
            <span class="r-site">
              {state.site} · <strong>{t(state.on ? 'site.on' : 'site.off')}</strong>
            </span>
            <SiteSwitch {...props} {...state} />
          </li>
        ))}
      </ul>
    </details>
  );
}
