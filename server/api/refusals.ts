import type { App } from '../context.ts';
import { problem } from '../problem.ts';

/**
 * Answers what the API does not know as the API answers, never with a page: another method at a known address, and
 * every other address below /v1. Called after the routes of the API and before the pages.
 */
export function refusals(app: App): void {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method !== 'ALL') methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  const known = [...methods].map(([path, allowed]) => `${[...allowed].join(', ')} ${path}`).join(' · ');
  for (const [path, allowed] of methods) {
    const allow = [...allowed].join(', ');
    app.all(path, (c) =>
      problem(c, 405, 'wrong-method', `Expected ${allow} at this address, not ${c.req.method}`, {
        headers: { allow },
      }),
    );
  }
  app.all('/v1/*', (c) =>
    problem(c, 404, 'not-found', 'There is nothing at this address', { detail: `Known are ${known}.` }),
  );
}
