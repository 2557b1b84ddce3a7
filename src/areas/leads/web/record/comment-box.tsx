import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { CommentBox as AnyCommentBox } from '../../../../web/records/comment-box.tsx';

/** A remark for a lead's timeline. */
export function CommentBox({ id }: { id: string }) {
  const { run, busy, problem } = useWrite(api.lead.comment, { refresh: [api.lead.timeline.key()] });
  return (
    <AnyCommentBox
      busy={busy}
      problem={problem?.message ?? null}
      onSend={(text) => run({ params: { id }, body: { text } })}
    />
  );
}
