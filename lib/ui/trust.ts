/** Decides whether an event may cause an action; the default wants a person behind it. */
export type Trust = (event: Event) => boolean;
export const byPerson: Trust = (event) => event.isTrusted;
