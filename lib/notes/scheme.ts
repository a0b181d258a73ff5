export type Scheme = 'light' | 'dark';

const DARK_CLASS = /(?:^|\s)(?:__(?:fb|ig)-dark-mode|dark|dark-mode|theme--?dark|dark-theme|night)(?:\s|$)/;
const LIGHT_CLASS =
  /(?:^|\s)(?:__(?:fb|ig)-light-mode|light|light-mode|theme--?light|light-theme|day)(?:\s|$)/;
const THEME_ATTRIBUTES = ['data-theme', 'data-color-mode', 'data-bs-theme', 'theme'];

/** Relative lightness, 0 to 1, of a computed `rgb()` colour; undefined where it is mostly transparent. */
function lightness(color: string): number | undefined {
  const numbers = color.match(/[\d.]+/g)?.map(Number) ?? [];
  const [red, green, blue, alpha = 1] = numbers;
  if (!color.startsWith('rgb') || red === undefined || green === undefined || blue === undefined)
    return undefined;
  return alpha < 0.5 ? undefined : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

function declared(element: Element): Scheme | undefined {
  const names = element.getAttribute('class') ?? '';
  if (DARK_CLASS.test(names)) return 'dark';
  if (LIGHT_CLASS.test(names)) return 'light';
  for (const attribute of THEME_ATTRIBUTES) {
    const value = element.getAttribute(attribute) ?? '';
    if (/dark|night/i.test(value)) return 'dark';
    if (/light|day/i.test(value)) return 'light';
  }
  return undefined;
}

/**
 * Whether the page itself is light or dark. A page without a dark design stays white whatever the person prefers, and
 * a note on it must be light too.
 */
export function pageScheme(document: Document): Scheme {
  const view = document.defaultView;
  const elements = [document.documentElement, document.body].filter((element) => element !== null);
  for (const element of elements) {
    const scheme = declared(element);
    if (scheme) return scheme;
  }
  if (!view) return 'light';
  for (const element of elements.reverse()) {
    const value = lightness(view.getComputedStyle(element).backgroundColor);
    if (value !== undefined) return value < 0.5 ? 'dark' : 'light';
  }
  const schemes = view.getComputedStyle(document.documentElement).colorScheme ?? '';
  const prefersDark = view.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false;
  return schemes.includes('dark') && (prefersDark || !schemes.includes('light')) ? 'dark' : 'light';
}

/** Pages may touch their root's style in every frame; reading the scheme may cost a style calculation. */
const PAUSE = 250;

/** Calls `onChange` soon after the page or the person may have switched schemes. Returns the function that stops watching. */
export function watchScheme(document: Document, onChange: () => void): () => void {
  const view = document.defaultView;
  const media = view?.matchMedia?.('(prefers-color-scheme: dark)');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange();
    }, PAUSE);
  };
  const observer = new MutationObserver(soon);
  const attributeFilter = ['class', 'style', ...THEME_ATTRIBUTES];
  for (const element of [document.documentElement, document.body])
    if (element) observer.observe(element, { attributes: true, attributeFilter });
  media?.addEventListener('change', soon);
  view?.addEventListener('load', soon);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    media?.removeEventListener('change', soon);
    view?.removeEventListener('load', soon);
  };
}
