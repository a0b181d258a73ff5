import { useState } from 'preact/hooks';
import { deskWords } from '../../i18n/desk.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { Settings } from '../../schema/settings.ts';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { LanguageChoice } from '../popup/LanguageChoice.tsx';
import type { DeskActions, Quiet } from './actions.ts';
import { QuietLists } from './QuietLists.tsx';
import { Tick } from './Tick.tsx';
import { useDoing } from './use-doing.ts';

/** Asks back before it deletes: for those whose device others look through. */
function Erase(props: {
  actions: DeskActions;
  run: (action: () => Promise<unknown>) => Promise<void>;
  language: UiLanguage;
}) {
  const t = deskWords(props.language);
  const [sure, setSure] = useState(false);
  const click = () => {
    if (sure) props.run(props.actions.erase);
    setSure(!sure);
  };
  return (
    <>
      <p class="r-soft" role={sure ? 'alert' : undefined}>
        {sure ? t('settings.eraseHint') : ''}
      </p>
      <Button look="quiet" onClick={click}>
        {t(sure ? 'settings.eraseSure' : 'settings.erase')}
      </Button>
    </>
  );
}

/** Everything that can be set, but the receiver. */
export function SettingsCard(props: {
  settings: Settings;
  quiet: Quiet;
  actions: DeskActions;
  language: UiLanguage;
}) {
  const { settings, quiet, actions, language } = props;
  const t = deskWords(language);
  const { failed, run } = useDoing(language);
  const change = (changes: Parameters<DeskActions['change']>[0]) => run(() => actions.change(changes));
  return (
    <Card heading={t('settings.title')}>
      <p class="r-setting">
        <span>{t('language')}</span>
        <LanguageChoice
          language={language}
          label={t('language')}
          onChange={(next) => change({ language: next })}
        />
      </p>
      <Tick checked={settings.alwaysAskFirst} onChange={(alwaysAskFirst) => change({ alwaysAskFirst })}>
        {t('settings.alwaysAsk')}
      </Tick>
      <p class="r-soft">{t('settings.alwaysAskHint')}</p>
      <Tick checked={settings.showIncomplete} onChange={(showIncomplete) => change({ showIncomplete })}>
        {t('settings.showIncomplete')}
      </Tick>
      <Tick checked={settings.readComments} onChange={(readComments) => change({ readComments })}>
        {t('settings.readComments')}
      </Tick>
      <p class="r-soft">{t('settings.readCommentsHint')}</p>
      {settings.pausedHosts.length > 0 ? (
        <>
          <h3 class="r-heading">{t('settings.paused')}</h3>
          <div class="r-buttons">
            {settings.pausedHosts.map((host) => (
              <Button
                key={host}
                onClick={() =>
                  change({ pausedHosts: settings.pausedHosts.filter((other) => other !== host) })
                }
              >
                {t('settings.resume', { host })}
              </Button>
            ))}
          </div>
        </>
      ) : null}
      <QuietLists quiet={quiet} actions={actions} language={language} />
      <Erase actions={actions} run={run} language={language} />
      <p role="status" class="r-failed">
        {failed ?? ''}
      </p>
    </Card>
  );
}
