/** A page that never finishes loading counts as settled after this long, in milliseconds. */
const LONGEST = 5_000;
/** An idle moment comes at the latest after this. */
const LONGEST_BUSY = 500;
/** Between the last sign of work and our first change. */
const PAUSE = 100;
/** What React leaves in the page while parts that the server sent later still have to be moved to their places. */
const STREAMING = "[hidden][id^='S:'],template[id^='B:'],template[id^='P:']";

/**
 * Calls `act` once the page has loaded and its own scripts have come to rest. Until then a framework may still have to
 * take over what the server rendered, and anything that we insert there looks to it like a fault in its page. Returns
 * the function that calls it off.
 */
export function whenSettled(document: Document, act: () => void): () => void {
  const view = document.defaultView;
  let over = false;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const finish = (): void => {
    if (over) return;
    stop();
    act();
  };
  const later = (next: () => void, delay: number): void => {
    if (!over) timers.add(setTimeout(next, delay));
  };
  const rest = (): void => {
    if (document.querySelector(STREAMING)) later(rest, PAUSE);
    else
      idle(view, () =>
        later(() => idle(view, () => (document.querySelector(STREAMING) ? rest() : finish())), PAUSE),
      );
  };
  const stop = (): void => {
    over = true;
    for (const timer of timers) clearTimeout(timer);
    view?.removeEventListener('load', rest);
  };
  later(finish, LONGEST);
  if (document.readyState === 'complete') rest();
  else view?.addEventListener('load', rest);
  return stop;
}

function idle(view: Window | null, act: () => void): void {
  if (view?.requestIdleCallback) view.requestIdleCallback(act, { timeout: LONGEST_BUSY });
  else setTimeout(act, 0);
}
