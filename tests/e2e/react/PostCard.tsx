/** @jsxImportSource react */
// biome-ignore-all lint/a11y: the page is built as Facebook builds it
import { useState } from 'react';
import type { PagePost } from './posts.ts';

const GROUP = '/groups/100200300400500';

/** A post as Facebook's `article` cohort builds it, with a counter in React's state behind its button. */
export function PostCard({ post, generation, label }: { post: PagePost; generation: number; label: string }) {
  const [likes, setLikes] = useState(0);
  return (
    <div role="article" aria-labelledby={label} data-post={post.id}>
      <div key={generation}>
        <div>
          <div data-ad-rendering-role="profile_name">
            <h2 dir="auto" id={label}>
              <a href={`${GROUP}/user/${post.id}1/`}>
                <b>{post.author}</b>
              </a>
            </h2>
          </div>
          <a aria-label="21 Oktober 2026 pada 10.15" href={`${GROUP}/posts/${post.id}/`}>
            2 jam
          </a>
          <div role="button" tabIndex={0} aria-label={`Tindakan untuk postingan oleh ${post.author} ini`}>
            ⋯
          </div>
        </div>
        <Message post={post} />
        <div data-visualcompletion="ignore-dynamic">
          <div role="button" tabIndex={0} aria-label="Suka" onClick={() => setLikes(likes + 1)}>
            <span data-likes={likes}>Suka {likes}</span>
          </div>
        </div>
      </div>
    </div>
  );
}

function Message({ post }: { post: PagePost }) {
  const [open, setOpen] = useState(false);
  return (
    <div dir="auto" data-ad-rendering-role="story_message">
      <div data-ad-preview="message">
        <span dir="auto">
          {post.text.split('\n').map((line) => (
            <div key={line} dir="auto">
              {line}
            </div>
          ))}
          {post.rest === undefined ? null : open ? (
            <div dir="auto">{post.rest}</div>
          ) : (
            <div dir="auto">
              …
              <div role="button" tabIndex={0} onClick={() => setOpen(true)}>
                Lihat selengkapnya
              </div>
            </div>
          )}
        </span>
      </div>
    </div>
  );
}
