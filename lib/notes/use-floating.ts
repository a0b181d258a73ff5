import { useLayoutEffect, useState } from 'preact/hooks';

/** Narrower than this, in pixels, an open note would be a column of single words, unless the screen itself is narrow. */
const NARROW = 300;
/** Of the panel that floats, and its distance from the edges of the screen. */
const WIDTH = 400;
const MARGIN = 8;

type Ref = { readonly current: HTMLElement | null };
type Parts = { section: Ref; panel: Ref };

/**
 * Whether an open note's panel lies over the page, because the note itself stands in a narrow place: a tile of a grid,
 * a comment. It is lifted to the browser's top layer where it stands, so that nothing of the page cuts it off and the
 * order of reading and of the keyboard stays; nothing in the page moves.
 */
export function useFloating({ section, panel }: Parts, open: boolean): boolean {
  const [floats, setFloats] = useState(false);
  useLayoutEffect(() => {
    const width = open ? (section.current?.getBoundingClientRect().width ?? 0) : 0;
    const room = section.current?.ownerDocument.defaultView?.innerWidth ?? 0;
    const narrow = width > 0 && width < NARROW && room > width + NARROW / 3;
    setFloats(narrow && typeof panel.current?.showPopover === 'function');
  }, [open, section, panel]);
  // With every drawing: a note that the page took out and that came back is no longer in the top layer.
  useLayoutEffect(() => {
    const { current } = panel;
    if (!floats || !section.current || !current?.isConnected || current.matches(':popover-open')) return;
    current.showPopover();
    placeBeside(section.current, current);
    if (section.current.contains(focused(current))) current.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    const view = panel.current?.ownerDocument.defaultView;
    if (!floats || !view) return undefined;
    let frame = 0;
    const soon = (): void => {
      frame ||= view.requestAnimationFrame(() => {
        frame = 0;
        if (section.current && panel.current) placeBeside(section.current, panel.current);
      });
    };
    view.addEventListener('scroll', soon, { capture: true, passive: true });
    view.addEventListener('resize', soon);
    return () => {
      view.cancelAnimationFrame(frame);
      view.removeEventListener('scroll', soon, { capture: true });
      view.removeEventListener('resize', soon);
    };
  }, [floats, section, panel]);
  return floats;
}

function focused(within: HTMLElement): Element | null {
  const root = within.getRootNode();
  return root instanceof ShadowRoot ? root.activeElement : null;
}

/** Below the note, or as near to it as the screen allows; always wholly on the screen. */
function placeBeside(section: HTMLElement, panel: HTMLElement): void {
  const view = section.ownerDocument.defaultView;
  if (!view) return;
  const box = section.getBoundingClientRect();
  const width = Math.min(WIDTH, view.innerWidth - 2 * MARGIN);
  const height = Math.min(panel.scrollHeight, view.innerHeight - 2 * MARGIN);
  const left = clamp(box.left, view.innerWidth - width);
  const top = clamp(box.bottom, view.innerHeight - height);
  const places = { width, left, top };
  for (const [name, length] of Object.entries(places))
    panel.style.setProperty(`--float-${name}`, `${Math.round(length)}px`);
}

function clamp(wanted: number, most: number): number {
  return Math.max(MARGIN, Math.min(wanted, most - MARGIN));
}
