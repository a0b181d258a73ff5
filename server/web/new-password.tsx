import { z } from 'zod';
import { PASSWORD_LENGTH } from '../accounts/auth.ts';
import type { View } from './view.ts';

const { least, most } = PASSWORD_LENGTH;

export const passwordSchema = z.string().min(least).max(most);

/** Where somebody chooses a password, and how long it has to be. */
export function NewPassword({ view, name, label }: { view: View; name: string; label: string }) {
  return (
    <>
      <label>
        {label}
        <input
          type="password"
          name={name}
          minlength={least}
          maxlength={most}
          autocomplete="new-password"
          aria-describedby="password-hint"
          required
        />
      </label>
      <p id="password-hint" class="hint">
        {view.t('join.passwordHint', { least })}
      </p>
    </>
  );
}
