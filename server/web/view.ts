import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { commonWords } from '../../lib/i18n/common.ts';
import { serverWords } from '../../lib/i18n/server.ts';
import type { UiLanguage } from '../../lib/i18n/translate.ts';
import type { Moderator } from '../accounts/accounts.ts';
import type { AppEnv, ServerContext } from '../context.ts';

/** What every page needs besides its own subject. */
export type View = {
  language: UiLanguage;
  t: ReturnType<typeof serverWords>;
  common: ReturnType<typeof commonWords>;
  receiver: string;
  moderator: Moderator | undefined;
  /** Path and query of this page, to come back to. */
  here: string;
};

const LANGUAGE_COOKIE = 'rambu_language';
const YEAR = 365 * 24 * 3600;

/** Indonesian unless the person chose English. */
export function viewOf(c: Context<AppEnv>, { settings }: ServerContext): View {
  const language: UiLanguage = getCookie(c, LANGUAGE_COOKIE) === 'en' ? 'en' : 'id';
  const url = new URL(c.req.url);
  return {
    language,
    t: serverWords(language),
    common: commonWords(language),
    receiver: settings.receiver,
    moderator: c.get('moderator'),
    here: c.req.method === 'GET' ? url.pathname + url.search : url.pathname,
  };
}

export function rememberLanguage(c: Context<AppEnv>, language: UiLanguage): void {
  setCookie(c, LANGUAGE_COOKIE, language, { path: '/', maxAge: YEAR, sameSite: 'Lax', httpOnly: true });
}

const OWN = 'http://own.invalid';

/** A path of this server; anything that would lead elsewhere becomes the queue. */
export function ownPath(path: string | undefined): string {
  if (!path?.startsWith('/') || !URL.canParse(path, OWN)) return '/queue';
  const { origin, pathname, search } = new URL(path, OWN);
  // "/.//host" is a path here, but what remains of it once its dots are resolved names another host.
  return origin === OWN && !pathname.startsWith('//') ? pathname + search : '/queue';
}

/** A moment in western Indonesian time, for example "21 Nov 2026, 17.05 WIB". */
export function formatTime(iso: string, language: UiLanguage): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const text = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }).format(moment);
  return `${text} WIB`;
}
