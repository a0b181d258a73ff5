/** Elements without the attribute that may stand between two of one card: a virtual list puts fillers there. */
const GAP = 2;

/**
 * The first of the siblings that make up one card: WebLite pages have no element around a post, only neighbours that
 * carry the same value of an attribute.
 */
export function leadOf(member: Element, attribute: string): Element {
  let lead = member;
  for (let before = neighbour(lead, attribute, 'previousElementSibling'); before; ) {
    lead = before;
    before = neighbour(lead, attribute, 'previousElementSibling');
  }
  return lead;
}

/** All siblings of the card that `lead` begins, in page order. */
export function membersOf(lead: Element, attribute: string): Element[] {
  const members = [lead];
  for (let after = neighbour(lead, attribute, 'nextElementSibling'); after; ) {
    members.push(after);
    after = neighbour(after, attribute, 'nextElementSibling');
  }
  return members;
}

type Side = 'previousElementSibling' | 'nextElementSibling';

function neighbour(member: Element, attribute: string, side: Side): Element | undefined {
  const value = member.getAttribute(attribute);
  let at = member[side];
  for (let gap = 0; at && gap <= GAP; gap += 1) {
    if (at.hasAttribute(attribute)) return at.getAttribute(attribute) === value ? at : undefined;
    at = at[side];
  }
  return undefined;
}
