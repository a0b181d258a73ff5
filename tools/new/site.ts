/** The adapter of a new site, to be filled in; the build refuses it until its host is one that the manifest grants. */
export function siteScaffold(id: string): string {
  const today = new Date().toISOString().slice(0, 10);
  return `# How to read ${id}. See docs/sites.md. Roles, labels, addresses and structure; no class name that looks random.
id: ${id}
version: "${today}"
hosts: [www.example.com] # from lib/schema/hosts.ts
verified: { date: "${today}", source: "which pages, saved when" }

links:
  drop: [] # query parameters that track
  own: [example.com]

labels:
  see-more: ['^(?:Lihat selengkapnya|See more)$']

units:
  - id: post
    strategies: # strongest first; their results are united
      - { id: article, anchor: "main article", root: self }
    text:
      - { css: "p", pick: longest }
    author:
      name: [{ css: "h2 a,h3 a" }]
      link: [{ css: "h2 a[href],h3 a[href]", get: "attr:href" }]
      id: ['^/user/([\\w.-]+)']
    time: [{ css: "time" }]
    pictures: { css: "img" }
    permalinks:
      - { from: link, match: '^/post/(\\d+)', to: "https://$host/post/$1" }
    truncated: { css: "button,[role='button']", label: see-more }

health: { content: "main p", contentMin: 8 }
`;
}
