import { useState } from 'preact/hooks';
import type { UiLanguage } from '../../i18n/translate.ts';
import { failureText } from '../popup/failure.ts';

/** Runs one action at a time and keeps its failure in words. */
export function useDoing(language: UiLanguage) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  async function run(action: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setFailed(undefined);
    try {
      await action();
    } catch (error) {
      setFailed(failureText(error, language));
    } finally {
      setBusy(false);
    }
  }
  return { busy, failed, run, say: setFailed };
}
