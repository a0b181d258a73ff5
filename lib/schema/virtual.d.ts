/** Modules that `tools/pack/vite-plugin.ts` serves from `rules/`. */
declare module 'virtual:rambu/match-pack' {
  const pack: import('./pack.ts').MatchPack;
  export default pack;
}
declare module 'virtual:rambu/words-pack' {
  const pack: import('./words.ts').WordsPack;
  export default pack;
}
declare module 'virtual:rambu/sites' {
  const sites: import('./site.ts').Site[];
  export default sites;
}
