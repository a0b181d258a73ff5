export const COUNTDOWN_SECONDS = 10;

/** Why a countdown waits: somebody reads what will be sent, has the keyboard on its buttons, or closed what shows it. */
export type Hold = 'looking' | 'keyboard' | 'closed';

export type CountdownState = { secondsLeft: number; holds: readonly Hold[] };

/** How time passes; tests pass their own. */
export type Ticker = (tick: () => void) => () => void;

const everySecond: Ticker = (tick) => {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
};

/**
 * Counts whole seconds down to zero and then calls `onDone` once. It can be held and stopped, never sped up.
 * It lives outside the components, so that a note that the page wipes and we re-create goes on as it was left: counting
 * or held.
 */
export class CountdownTimer {
  #state: CountdownState;
  readonly #onDone: () => void;
  readonly #listeners = new Set<(state: CountdownState) => void>();
  #stop: (() => void) | undefined;

  constructor(onDone: () => void, seconds: number = COUNTDOWN_SECONDS, ticker: Ticker = everySecond) {
    this.#onDone = onDone;
    this.#state = { secondsLeft: seconds, holds: [] };
    this.#stop = ticker(() => this.#tick());
  }

  get state(): CountdownState {
    return this.#state;
  }

  /** Begins or ends one reason to wait; it counts while there is none. */
  hold(reason: Hold, on: boolean): void {
    const { holds } = this.#state;
    if (!this.#stop || holds.includes(reason) === on) return;
    const others = holds.filter((each) => each !== reason);
    this.#change({ ...this.#state, holds: on ? [...others, reason] : others });
  }

  /** Ends without calling `onDone`. */
  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#listeners.clear();
  }

  /** Returns the function that unsubscribes. */
  subscribe(listener: (state: CountdownState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tick(): void {
    if (this.#state.holds.length > 0 || !this.#stop) return;
    const secondsLeft = this.#state.secondsLeft - 1;
    this.#change({ ...this.#state, secondsLeft });
    if (secondsLeft > 0) return;
    this.stop();
    this.#onDone();
  }

  #change(state: CountdownState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
