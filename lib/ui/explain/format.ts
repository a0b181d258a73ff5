import { commonWords } from '../../i18n/common.ts';
import { explainWords } from '../../i18n/explain.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { PartName } from '../../schema/post.ts';

const LOCALES: Record<UiLanguage, string> = { id: 'id-ID', en: 'en-GB' };

/** Points with one or two decimals, as the language writes them. */
export function points(value: number, language: UiLanguage): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(LOCALES[language], digits).format(value);
}

/** Where a quote stands, if not in the text itself. */
export function placeOf(part: PartName, language: UiLanguage): string | undefined {
  const t = explainWords(language);
  if (part === 'text') return undefined;
  return t(part === 'title' ? 'part.title' : part === 'price' ? 'part.price' : 'part.image');
}

const GROUPS = [
  'job',
  'pay',
  'ease',
  'process',
  'documents',
  'destination',
  'costs',
  'money',
  'recruiter',
  'contact',
  'control',
  'wording',
  'route',
  'crime',
  'secrecy',
  'combinations',
  'identity',
  'licence',
  'requirements',
  'scheme',
] as const;

/** The name of a group of rules; its id where it is newer than these words. */
export function groupName(group: string, language: UiLanguage): string {
  const known = GROUPS.find((name) => name === group);
  return known ? explainWords(language)(`group.${known}`) : group;
}

/** "a, b and c". */
export function listed(names: readonly string[], language: UiLanguage): string {
  const last = names.at(-1) ?? '';
  const first = names.slice(0, -1).join(', ');
  return first === '' ? last : explainWords(language)('change.and', { first, last });
}

export type Words = {
  t: ReturnType<typeof explainWords>;
  common: ReturnType<typeof commonWords>;
  language: UiLanguage;
};

export function wordsOf(language: UiLanguage): Words {
  return { t: explainWords(language), common: commonWords(language), language };
}
