/** The extension was updated under the page: nothing answers any more until the page is loaded again. */
export function isStale(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'disconnected';
}
