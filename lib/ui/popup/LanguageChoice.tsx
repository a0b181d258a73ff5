import type { UiLanguage } from '../../i18n/translate.ts';

const NAMES: Record<UiLanguage, string> = { id: 'Indonesia', en: 'English' };

/** Each language by its own name. */
export function LanguageChoice(props: {
  language: UiLanguage;
  label: string;
  onChange: (language: UiLanguage) => void;
}) {
  return (
    <label class="r-language">
      <span class="r-hidden">{props.label}</span>
      <select
        class="r-input"
        value={props.language}
        onChange={(event) => props.onChange(event.currentTarget.value === 'en' ? 'en' : 'id')}
      >
        {Object.entries(NAMES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
