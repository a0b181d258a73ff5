/** A page that never finishes loading counts as settled after this long, in milliseconds. */
const LONGEST = 5_000;
/** An idle moment comes at the latest after this. */
const LONGEST_BUSY = 500;

/**
 * Calls `act` once the page has loaded and its own scripts have come to rest. Until then a framework may still have to
 * take over what the server rendered, and anything that we insert there looks to it like a fault in its page. Returns
 * the function that calls it off.
 */
export function whenSettled(document: Document, act: () => void): () => void {
  const view = document.defaultView;
  let over = false;
  const finish = (): void => {
    if (over) return;
    stop();
    act();
  };
  const rest = (): void => idle(view, () => idle(view, finish));
  const timer = setTimeout(finish, LONGEST);
  const stop = (): void => {
    over = true;
    clearTimeout(timer);
    view?.removeEventListener('load', rest);
  };
  if (document.readyState === 'complete') rest();
  else view?.addEventListener('load', rest);
  return stop;
}

function idle(view: Window | null, act: () => void): void {
  if (view?.requestIdleCallback) view.requestIdleCallback(act, { timeout: LONGEST_BUSY });
  else setTimeout(act, 0);
}
