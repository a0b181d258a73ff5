import base from '../../lib/ui/base.css?raw';
import theme from '../../lib/ui/theme.css?raw';
import { sha256 } from '../reports/canonical.ts';
import style from './style.css?raw';

export const STYLE = [theme, base, style].join('\n');
/** Named by its content, so that browsers may keep it for ever. */
export const STYLE_PATH = `/assets/${sha256(STYLE).slice(0, 16)}.css`;

/** A road sign: the page's icon. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M16 2 31 29H1z" fill="#a4230f"/>' +
  '<path d="M14.5 11h3v10h-3zm0 12h3v3h-3z" fill="#fffdf8"/></svg>';
export const ICON_PATH = `/assets/${sha256(ICON).slice(0, 16)}.svg`;
