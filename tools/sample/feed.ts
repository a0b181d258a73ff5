/** One invented post of the sample feed. */
export type SamplePost = {
  author: string;
  /** Absent: an anonymous member without a profile link. */
  authorId?: string;
  text: string;
  /** Words of a poster, as Facebook's alternative text carries them. */
  posterText?: string;
  /** A picture without any alternative text. */
  unreadPicture?: boolean;
  /** Text behind "Lihat selengkapnya"; it is not in the page until clicked. */
  rest?: string;
  /** A post that this one shares. */
  shared?: { author: string; authorId: string; text: string };
};

export type FeedOptions = { groupId: string; groupName: string; dark?: boolean; seed?: number };

const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
  );

/** Facebook's class names are atoms without meaning; random ones keep anything from depending on them. */
function atoms(seed: number): () => string {
  let state = seed;
  const next = () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state;
  };
  return () => Array.from({ length: 3 }, () => `x${(next() % 2 ** 26).toString(36)}`).join(' ');
}

/** A Facebook group page with these posts, in the structure of the `article` cohort. */
export function groupFeedPage(posts: SamplePost[], options: FeedOptions): string {
  const atom = atoms(options.seed ?? 7);
  const group = `/groups/${options.groupId}`;
  const tracking = '?__cft__[0]=AZcontoh&amp;__tn__=%2CO%2CP-R';
  const paragraphs = (text: string, tail = '') => {
    const lines = text.split('\n');
    return lines
      .map(
        (line, index) =>
          `<div class="${atom()}"><div dir="auto" style="text-align: start;">${escapeHtml(line) || '<br>'}${index === lines.length - 1 ? tail : ''}</div></div>`,
      )
      .join('');
  };
  const message = (text: string, tail?: string) =>
    `<div class="${atom()}" dir="auto" data-ad-rendering-role="story_message"><div class="${atom()}" data-ad-comet-preview="message" data-ad-preview="message"><div class="${atom()}"><span class="${atom()}" dir="auto">${paragraphs(text, tail)}</span></div></div></div>`;
  const seeMore = (rest: string) =>
    `… <div class="${atom()}" role="button" tabindex="0" data-sample-rest="${escapeHtml(rest)}">Lihat selengkapnya</div>`;
  const profile = (post: { author: string; authorId?: string }, labelId: string, level: string) => {
    const name = `<b class="${atom()}"><span class="${atom()}">${escapeHtml(post.author)}</span></b>`;
    const linked =
      post.authorId === undefined
        ? `<object type="nested/pressable"><div class="${atom()}" role="button" tabindex="0">${name}</div></object>`
        : `<a class="${atom()}" href="${group}/user/${post.authorId}/${tracking}" role="link" tabindex="0">${name}</a>`;
    return `<div class="${atom()}" data-ad-rendering-role="profile_name"><${level} class="${atom()}" dir="auto" id="${labelId}"><span class="${atom()}">${linked}</span></${level}></div>`;
  };
  const unit = (post: SamplePost, index: number) => {
    const id = 800100 + index;
    const label = `_r_${index}b_`;
    const time = `<span class="${atom()}" dir="auto"><a class="${atom()}" aria-label="21 Oktober 2026 pada 10.${String(10 + (index % 50))}" href="https://www.facebook.com${group}/posts/${id}/${tracking}" role="link" tabindex="0"><span aria-hidden="true">2 jam</span></a> · <span title="Dibagikan kepada: Grup publik">🌐</span></span>`;
    const menu = `<div aria-expanded="false" aria-haspopup="menu" aria-label="Tindakan untuk postingan oleh ${escapeHtml(post.author)} ini" class="${atom()} sample-menu" role="button" tabindex="0">⋯</div>`;
    const poster =
      post.posterText === undefined && !post.unreadPicture
        ? ''
        : `<div class="${atom()}"><a class="${atom()}" href="/photo/?fbid=${id}1&amp;set=gm.${id}" role="link" tabindex="0"><img class="${atom()} sample-poster" alt="${post.posterText === undefined ? '' : `Mungkin gambar teks yang menyatakan '${escapeHtml(post.posterText)}'`}" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='600' height='220'%3E%3Crect width='600' height='220' fill='%23789'/%3E%3C/svg%3E" width="600" height="220"></a></div>`;
    const shared = post.shared
      ? `<div class="${atom()} sample-shared"><div class="${atom()}">${profile(post.shared, `_r_${index}s_`, 'h3')}<span dir="auto"><a href="https://www.facebook.com${group}/posts/${id}9/${tracking}" role="link" tabindex="0">3 hari</a></span></div>${message(post.shared.text)}</div>`
      : '';
    const actions = ['Suka', 'Beri komentar', 'Kirim ini ke teman atau posting di profil Anda.']
      .map(
        (name, at) =>
          `<div aria-label="${name}" class="${atom()}" role="button" tabindex="0"><span dir="auto" data-ad-rendering-role="${['like', 'comment', 'share'][at]}_button">${['Suka', 'Komentar', 'Bagikan'][at]}</span></div>`,
      )
      .join('');
    return `<div class="${atom()}"><div class="${atom()} sample-card" role="article" aria-labelledby="${label}"><div class="${atom()}"><div class="${atom()}"><div class="${atom()} sample-head"><div>${profile(post, label, 'h2')}${time}</div>${menu}</div>${message(post.text, post.rest === undefined ? undefined : seeMore(post.rest))}${poster}${shared}<div class="${atom()} sample-actions" data-visualcompletion="ignore-dynamic">${actions}</div></div></div></div></div>`;
  };
  return `<!DOCTYPE html><html id="facebook" class="${options.dark ? '__fb-dark-mode' : '__fb-light-mode'}" lang="id" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(options.groupName)} | Facebook</title><style>${STYLE}</style></head><body class="${atom()}"><div id="mount_0_0_Qx"><div class="${atom()}"><div role="banner" class="sample-banner">Contoh halaman grup · posting rekaan</div><div class="${atom()} sample-main" role="main"><div class="${atom()}"><h1 dir="auto"><span><a href="https://www.facebook.com${group}/" role="link" tabindex="0">${escapeHtml(options.groupName)}</a></span></h1></div><div class="${atom()}" role="feed">${posts.map(unit).join('')}</div></div></div></div><script>${EXPAND}</script></body></html>`;
}

/** Stands in for the site's own "Lihat selengkapnya": the text is inserted only when the person clicks. */
const EXPAND = `document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-sample-rest]') : null;
  if (!button) return;
  const rest = document.createElement('span');
  rest.textContent = button.dataset.sampleRest;
  const line = button.parentElement;
  if (line.lastChild !== button) return;
  button.previousSibling.textContent = button.previousSibling.textContent.replace(/… $/, ' ');
  button.replaceWith(rest);
});`;

const STYLE = `
:root{--bg:#f0f2f5;--card:#fff;--ink:#050505;--soft:#65676b;--line:#ced0d4}
.__fb-dark-mode{--bg:#18191a;--card:#242526;--ink:#e4e6eb;--soft:#b0b3b8;--line:#3e4042;color-scheme:dark}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.34 "Segoe UI",Helvetica,Arial,sans-serif}
a{color:inherit;text-decoration:none}
h1{font-size:24px}h2,h3{font-size:15px;margin:0}
.sample-banner{background:var(--card);border-bottom:1px solid var(--line);color:var(--soft);padding:12px 16px}
.sample-main{max-width:640px;margin:0 auto;padding:8px}
.sample-card{background:var(--card);border-radius:8px;box-shadow:0 1px 2px #0003;margin:0 0 16px;padding:12px 16px;overflow:hidden}
.sample-head{display:flex;justify-content:space-between;color:var(--soft);margin-bottom:8px}
.sample-head h2{color:var(--ink)}
.sample-poster{max-width:100%;height:auto;margin-top:8px}
.sample-shared{border:1px solid var(--line);border-radius:8px;margin-top:8px;padding:12px}
.sample-actions{display:flex;justify-content:space-around;border-top:1px solid var(--line);color:var(--soft);margin-top:12px;padding-top:8px}
[data-sample-rest]{display:inline;cursor:pointer;font-weight:600}
`;
