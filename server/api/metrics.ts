/** Counts since the start, as Prometheus text. They hold no addresses, texts or names. */
export class Metrics {
  readonly #started = Date.now();
  readonly #reports = new Map<string, number>();
  readonly #answers = new Map<string, number>();

  /** One answered `POST /v1/reports`; `result` is `stored`, `known` or the problem's slug. */
  report(result: string): void {
    this.#reports.set(result, (this.#reports.get(result) ?? 0) + 1);
  }

  answer(status: number): void {
    const family = `${Math.floor(status / 100)}xx`;
    this.#answers.set(family, (this.#answers.get(family) ?? 0) + 1);
  }

  /** `queue` holds the number of stored reports by status. */
  text(queue: Record<string, number>): string {
    const uptime = Math.round((Date.now() - this.#started) / 1000);
    return [
      ...series(
        'rambu_reports_received_total',
        'counter',
        'Report requests by result.',
        'result',
        this.#reports,
      ),
      ...series('rambu_http_answers_total', 'counter', 'Answers by status family.', 'status', this.#answers),
      ...series('rambu_reports', 'gauge', 'Stored reports by status.', 'status', Object.entries(queue)),
      '# HELP rambu_uptime_seconds Seconds since the start.',
      '# TYPE rambu_uptime_seconds gauge',
      `rambu_uptime_seconds ${uptime}`,
      '',
    ].join('\n');
  }
}

function series(
  name: string,
  type: string,
  help: string,
  label: string,
  values: Iterable<[string, number]>,
): string[] {
  const lines = [...values].map(([value, count]) => `${name}{${label}="${value}"} ${count}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
}
