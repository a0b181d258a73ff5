/** UI languages; Indonesian is the source language of every table. */
export type UiLanguage = 'id' | 'en';

/** A typed string table: English must carry exactly the keys of Indonesian. */
export type Tables<T extends Record<string, string>> = { id: T; en: { [K in keyof T]: string } };

export type Translate<T extends Record<string, string>> = (
  key: keyof T & string,
  values?: Record<string, string | number>,
) => string;

/** Returns the lookup for one language; `{name}` in a string is replaced by `values.name`. */
export function translator<T extends Record<string, string>>(
  tables: Tables<T>,
  language: UiLanguage,
): Translate<T> {
  const table: Record<string, string> = tables[language];
  return (key, values = {}) =>
    (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
