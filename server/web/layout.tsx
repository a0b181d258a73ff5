import type { ComponentChildren } from 'preact';
import { LANGUAGES } from '../../lib/schema/words.ts';
import { ICON_PATH, STYLE_PATH } from './assets.ts';
import type { View } from './view.ts';

const LANGUAGE_NAMES = { id: 'Indonesia', en: 'English' } as const;

/** The frame of every page. */
export function Layout(props: { view: View; title: string; children: ComponentChildren }) {
  const { view, title, children } = props;
  const { t } = view;
  return (
    <html lang={view.language}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${view.common('appName')}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={ICON_PATH} type="image/svg+xml" />
        <link rel="stylesheet" href={STYLE_PATH} />
      </head>
      <body class="r-root">
        <a class="skip" href="#content">
          {t('nav.skip')}
        </a>
        <header class="top">
          <a class="brand" href="/queue">
            <strong>{view.common('appName')}</strong> <span>{view.receiver}</span>
          </a>
          {view.moderator ? <Menu view={view} /> : null}
          <Languages view={view} />
        </header>
        <main id="content" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}

function Menu({ view }: { view: View }) {
  const { t, here } = view;
  const link = (path: string, words: string) => (
    <a href={path} aria-current={here.startsWith(path) ? 'page' : undefined}>
      {words}
    </a>
  );
  return (
    <nav class="menu" aria-label={t('nav.main')}>
      {link('/queue', t('nav.queue'))}
      {link('/team', t('nav.team'))}
      {link('/account', t('nav.account'))}
      <form method="post" action="/sign-out">
        <button type="submit" class="as-link">
          {t('nav.signOut')} ({view.moderator?.name})
        </button>
      </form>
    </nav>
  );
}

function Languages({ view }: { view: View }) {
  return (
    <nav class="languages" aria-label={view.t('language.label')}>
      {LANGUAGES.map((language) => (
        <a
          key={language}
          href={`/language/${language}?back=${encodeURIComponent(view.here)}`}
          lang={language}
          aria-current={language === view.language ? 'true' : undefined}
        >
          {LANGUAGE_NAMES[language]}
        </a>
      ))}
    </nav>
  );
}

/** What went wrong with a form, announced and in reach of the keyboard. */
export function Errors({ view, errors }: { view: View; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="message message-error" role="alert">
      <strong>{view.t('error.title')}</strong>
      <ul>
        {errors.map((error) => (
          <li key={error}>{error}</li>
        ))}
      </ul>
    </div>
  );
}

/** A page that says one thing. */
export function MessagePage(props: { view: View; title: string; text: string }) {
  return (
    <Layout view={props.view} title={props.title}>
      <div class="narrow">
        <h1>{props.title}</h1>
        <p>{props.text}</p>
      </div>
    </Layout>
  );
}
