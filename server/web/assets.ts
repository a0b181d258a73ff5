import base from '../../lib/ui/base.css?raw';
import parts from '../../lib/ui/parts.css?raw';
import theme from '../../lib/ui/theme.css?raw';
import icon from '../../public/icon/rambu.svg?raw';
import { sha256 } from '../reports/canonical.ts';
import style from './style.css?raw';

export const STYLE = [theme, base, parts, style].join('\n');
/** Named by its content, so that browsers may keep it for ever. */
export const STYLE_PATH = `/assets/${sha256(STYLE).slice(0, 16)}.css`;

export const ICON = icon;
export const ICON_PATH = `/assets/${sha256(ICON).slice(0, 16)}.svg`;
