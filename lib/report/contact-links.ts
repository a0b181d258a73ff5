/** Hosts whose addresses open a chat. */
const CHAT_HOSTS = [
  'wa\\.me',
  '(?:api|chat|web|call)\\.whatsapp\\.com',
  'whatsapp\\.com',
  't\\.me',
  'telegram\\.(?:me|dog|org)',
  'line\\.me',
  'lin\\.ee',
  'm\\.me',
  'messenger\\.com',
  'signal\\.(?:me|group)',
  'discord\\.(?:gg|com)',
  'zalo\\.me',
  'u\\.wechat\\.com',
  'invite\\.viber\\.com',
  'wa\\.link',
  'wasap\\.my',
  'linktr\\.ee',
].join('|');

/** First parts of Facebook's addresses that are no person's name. */
const NO_NAME_ON_FACEBOOK =
  'groups|events?|watch|marketplace|stories|story\\.php|photos?|photo\\.php|permalink\\.php|share|sharer|sharer\\.php|reels?|hashtag|help|login|policies|privacy|gaming|ads|business|pages|media|videos?|search|notes|l\\.php|plugins|dialog|legal|jobs|settings|notifications|messages|home\\.php|live|recover|public|careers|tr';
const NO_NAME_ON_INSTAGRAM =
  'p|reels?|tv|explore|accounts|about|legal|direct|web|developer|stories/highlights';
const NO_NAME_ON_X = 'home|search|hashtag|i|intent|share|explore|login|settings|tos|privacy|notifications';
const PART_ENDS = '(?![\\w.-])';

/** Host and path of the page of one person. */
const PROFILES = [
  '(?:[a-z-]{1,8}\\.)?(?:facebook|fb)\\.(?:com|me)/(?:profile\\.php\\?(?:[\\w=%-]{1,80}&){0,5}id=\\d|people/|groups/[^/\\s]{1,80}/user/|marketplace/profile/|' +
    `(?!(?:${NO_NAME_ON_FACEBOOK})${PART_ENDS})[\\w.-]{3,60})`,
  `instagr(?:am\\.com|\\.am)/(?!(?:${NO_NAME_ON_INSTAGRAM})${PART_ENDS})[\\w.]{2,40}`,
  `(?:mobile\\.)?(?:twitter|x)\\.com/(?!(?:${NO_NAME_ON_X})${PART_ENDS})\\w{2,20}`,
  '(?:m\\.)?(?:tiktok\\.com|threads\\.(?:net|com)|youtube\\.com)/@[\\w.]',
  '(?:[a-z]{2}\\.)?linkedin\\.com/in/[\\w%-]',
  'snapchat\\.com/add/\\w',
].join('|');

const START = '(?<![\\p{L}\\p{N}.-])(?:https?:\\/\\/)?(?:www\\.)?';
const REST = '[\\w\\-./?=&%+#~:@,;!*$]{0,300}';
const END = '(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])';

export const CHAT_LINK = new RegExp(`${START}(?:${CHAT_HOSTS})(?:[/?]${REST})?${END}`, 'giu');
export const PROFILE_LINK = new RegExp(`${START}(?:${PROFILES})${REST}`, 'giu');
export const CONTACT_SCHEME =
  /(?<![\p{L}\p{N}])(?:(?:tel|mailto|sms|viber|skype):|(?:whatsapp|tg):\/\/)[\w+%./?=&@-]{3,200}/giu;

/** Whether an address as a whole opens a chat, a call or a mail, or is the page of one person. */
export function isContactLink(address: string): boolean {
  return [CHAT_LINK, PROFILE_LINK, CONTACT_SCHEME].some((pattern) => address.search(pattern) >= 0);
}
