import { type WebPage, waitFor } from '../drivers/driver.ts';

/** Fills in a form of the server's pages and submits it as a person would, without script on the page. */
export async function submitForm(page: WebPage, form: string, values: Record<string, string>): Promise<void> {
  await page.evaluate(`(() => {
    const form = document.querySelector(${JSON.stringify(form)});
    if (!form) throw new Error('no form ' + ${JSON.stringify(form)} + ' on ' + location.href + ': ' + document.body.innerText.slice(0, 300));
    for (const [name, value] of Object.entries(${JSON.stringify(values)})) {
      const field = form.elements.namedItem(name);
      field.value = value;
    }
    setTimeout(() => form.requestSubmit(), 0);
  })()`);
}

export function pageText(page: WebPage): Promise<string> {
  return page.evaluate<string>('document.body.innerText');
}

export function pageWith(page: WebPage, pattern: RegExp): Promise<string> {
  return waitFor(`a page with ${pattern}`, async () => {
    const text = await pageText(page);
    return pattern.test(text) ? text : undefined;
  });
}

/** Creates the first moderator with the one-time link that the server printed. */
export async function joinAsFirstModerator(page: WebPage, serverOutput: string): Promise<void> {
  // A restart prints a new link that replaces the one before.
  const link = serverOutput.match(/https?:\/\/\S+\/join\/\S+/g)?.at(-1);
  if (!link) throw new Error(`the server printed no set-up link:\n${serverOutput}`);
  await page.goto(link);
  await submitForm(page, 'form:has([name=password])', {
    name: 'Moderator Contoh',
    email: 'moderator@contoh.example',
    password: 'kata-sandi-contoh-2026',
  });
  await pageWith(page, /Antrean laporan/);
}
