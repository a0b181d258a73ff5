const DAY = 24 * 3_600_000;

/** When a day (YYYY-MM-DD) begins in western Indonesia (UTC+7), or one `plus` days later; UTC, ISO 8601. */
export function startOfDay(day: string, plus = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + plus * DAY).toISOString();
}
