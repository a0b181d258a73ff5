import { beforeEach, expect, it, vi } from 'vitest';

type Tab = { id: number; windowId: number; incognito: boolean };
let tabs: Tab[];
let closeWindow: ((id: number) => void) | undefined;
let closeTab: ((id: number) => void) | undefined;
const fake = {
  tabs: {
    query: async () => tabs,
    onRemoved: { addListener: (listener: (id: number) => void) => (closeTab = listener) },
  },
  windows: { onRemoved: { addListener: (listener: (id: number) => void) => (closeWindow = listener) } } as
    | { onRemoved: { addListener(listener: (id: number) => void): void } }
    | undefined,
};
vi.mock('wxt/browser', () => ({ browser: fake }));

const { onLastPrivateClosed } = await import('../../entrypoints/background/private-windows.ts');
const forget = vi.fn(async () => undefined);
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const inWindow = (windowId: number, incognito: boolean): Tab => ({ id: windowId * 10, windowId, incognito });
const { windows } = fake;

beforeEach(() => {
  forget.mockClear();
  [closeWindow, closeTab] = [undefined, undefined];
  fake.windows = windows;
});

it('forgets when the last private window closes, though its tabs are still listed', async () => {
  onLastPrivateClosed(forget);
  tabs = [inWindow(1, false), inWindow(2, true), inWindow(3, true)];
  closeWindow?.(3);
  await settle();
  expect(forget).not.toHaveBeenCalled();
  tabs = [inWindow(1, false), inWindow(2, true)];
  closeWindow?.(2);
  await settle();
  expect(forget).toHaveBeenCalledOnce();
});

it('asks for tabs where there are no windows', async () => {
  fake.windows = undefined;
  onLastPrivateClosed(forget);
  expect(closeWindow).toBeUndefined();
  tabs = [inWindow(1, false), inWindow(2, true)];
  closeTab?.(10);
  await settle();
  expect(forget).not.toHaveBeenCalled();
  closeTab?.(20);
  await settle();
  expect(forget).toHaveBeenCalledOnce();
});
