// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageScheme, watchScheme } from './scheme.ts';

afterEach(() => {
  document.documentElement.removeAttribute('class');
  document.documentElement.removeAttribute('data-theme');
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
});

describe('pageScheme', () => {
  it("follows Facebook's own class", () => {
    document.documentElement.className = 'x1abc __fb-dark-mode';
    expect(pageScheme(document)).toBe('dark');
    document.documentElement.className = '__fb-light-mode x1abc';
    expect(pageScheme(document)).toBe('light');
  });

  it.each([
    ['__ig-dark-mode', 'dark'],
    ['theme--dark', 'dark'],
    ['night', 'dark'],
    ['__ig-light-mode', 'light'],
  ])('follows %s, as other sites call it', (name, scheme) => {
    document.documentElement.className = name;
    expect(pageScheme(document)).toBe(scheme);
  });

  it('follows a theme attribute', () => {
    document.documentElement.dataset.theme = 'dark';
    expect(pageScheme(document)).toBe('dark');
  });

  it('does not take a class for a theme that only sounds like one', () => {
    document.documentElement.className = 'darkish highlight';
    expect(pageScheme(document)).toBe('light');
  });

  it('looks at the ground that the page paints', () => {
    document.body.style.backgroundColor = 'rgb(24, 25, 26)';
    expect(pageScheme(document)).toBe('dark');
    document.body.style.backgroundColor = 'rgb(255, 255, 255)';
    expect(pageScheme(document)).toBe('light');
  });

  it('stays light on a page without a dark design, whatever the person prefers', () => {
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
    expect(pageScheme(document)).toBe('light');
    vi.restoreAllMocks();
  });
});

describe('watchScheme', () => {
  it('tells of many changes once, until it is stopped', async () => {
    const changed = vi.fn();
    const stop = watchScheme(document, changed);
    for (const name of ['a', 'b', '__fb-dark-mode']) {
      document.documentElement.className = name;
      await Promise.resolve();
    }
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
    stop();
    document.documentElement.className = '';
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
