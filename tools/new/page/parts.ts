/** Words that pages are built with everywhere: developers name parts of a page and its states with them. */
export const PARTS: readonly string[] = `
  about account active activity actor actual ad ads adv alert anchor app apply area arrow article aside attachment
  aut author auto automation avatar back badge banner bar bio block body border bottom box breadcrumb breadcrumbs
  btn bubble button buttons call cancel caption card cards category cell center channel chat chats check child
  chip classifications click close col collapse column comet comment commentary comments commerce common community
  company component compose composer config contact container content contents contextual control controls count
  cover create cta cursor data date day default delete desc description desktop detail details dialog direction
  disabled display div document down dropdown duration edit editor element email emoji empty end entry error event
  events expand expandable expanded explore export external facebook false fav favorite feed feedback field file
  filter filters first flex focus focusable follow footer for form forward frame friend friends from full gallery
  google gpt grid group groups guest handle has head header heading headline height hidden hide history home
  homepage hot icon id image images img in index info inner input insert inside instagram invite is issue item
  items job jobresults jobs join key label landing lang language last layer layout lazy left len length level
  lexical like likes limit line link linkedin list listing lists live load loader loading local location lock log
  login logo logout long main map marker market marketplace mask media member members mention menu message
  messages meta middle mobile modal mode modern module more mount mute name native nav navigation new news next
  node none normal not note notification null number off offer offsite ok on open option options or order outer
  overlay overview page pagelet pages pagination panel parameters part pass password path peer permalink phase
  phone photo photos php picture pin placeholder placement play player plugin poll popover popup portal position
  post posts premium preview previous price primary privacy private product profile progress promo promoted public
  publish pull query question quick quote radio rank rating react reaction reactions read recommend recommended
  reel reels refresh region related remove reply report request results retry retweet right role root row rows
  salary save scope screen scroll scroller search second secondary section select seller send seo separator server
  service set settings share shared short show sidebar sign single size skip slider slot small social sort space
  span spinner split sponsored stack star start state static status sticky stories story submit subtitle suggested
  svg switch tab table tabs tag tags target template tertiary testid text thread thumb thumbnail tile time
  timeline timestamp title toast toggle token tool toolbar tooltip top topcard tracking tree trigger true tti
  tweet type undefined undo unit up update upload uploader url user username users value verified video videos
  view viewer viewport visual vote vpuid wall warning watch web widget width window with work wrapper write yes
  zoom`
  .trim()
  .split(/\s+/);
