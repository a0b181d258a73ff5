import { Window } from 'happy-dom';

/** A browser without scripts: keeps cookies, follows redirects by hand, sends forms as a page of the server would. */
export class FormBrowser {
  readonly #cookies = new Map<string, string>();
  readonly #origin: string;
  readonly #parser = new Window({
    settings: { disableCSSFileLoading: true, disableJavaScriptFileLoading: true },
  });

  constructor(origin: string) {
    this.#origin = origin;
  }

  async get(path: string) {
    return this.#ask(path, {});
  }

  /** Sends a form; `headers` may pretend to be another site. */
  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    return this.#ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: this.#origin, ...headers },
    });
  }

  async #ask(
    path: string,
    init: { method?: string; body?: URLSearchParams; headers?: Record<string, string> },
  ) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.#origin), {
      ...init,
      headers: { accept: 'text/html', cookie, ...init.headers },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/max-age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const html = await response.text();
    const document = new this.#parser.DOMParser().parseFromString(html, 'text/html');
    return {
      status: response.status,
      headers: response.headers,
      to: response.headers.get('location'),
      html,
      document,
    };
  }
}
