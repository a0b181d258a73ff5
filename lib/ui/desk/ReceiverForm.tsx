import { useId, useState } from 'preact/hooks';
import { deskWords } from '../../i18n/desk.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import { Button } from '../Button.tsx';
import type { Proposed } from './actions.ts';
import { useDoing } from './use-doing.ts';

/** Asks for a server's address and shows who receives there. Nothing is sent but that question. */
export function ReceiverForm(props: {
  ask: (address: string) => Promise<Proposed>;
  onFound: (receiver: Proposed) => void;
  language: UiLanguage;
}) {
  const t = deskWords(props.language);
  const field = useId();
  const [address, setAddress] = useState('');
  const { busy, failed, run } = useDoing(props.language);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => props.onFound(await props.ask(address)));
      }}
    >
      <label for={field}>{t('receiver.label')}</label>
      <div class="r-field-row">
        <input
          id={field}
          class="r-input"
          type="text"
          inputMode="url"
          autocomplete="url"
          spellcheck={false}
          placeholder="https://"
          value={address}
          aria-describedby={`${field}-hint`}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <Button type="submit" disabled={busy || address.trim() === ''}>
          {t(busy ? 'receiver.asking' : 'receiver.ask')}
        </Button>
      </div>
      <p class="r-soft" id={`${field}-hint`}>
        {t('receiver.hint')}
      </p>
      <p role="alert" class="r-failed">
        {failed ?? ''}
      </p>
    </form>
  );
}
