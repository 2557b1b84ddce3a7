import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useText } from '../text.ts';

/** A remark for the timeline; what was written stays until the server has it. */
export function CommentBox({ id }: { id: string }) {
  const text = useText();
  const [words, setWords] = useState('');
  const comment = useWrite(api.lead.comment, {
    refresh: [api.lead.timeline.key()],
    onDone: () => setWords(''),
  });
  const send = () => {
    if (words.trim() === '' || comment.busy) return;
    comment.run({ params: { id }, body: { text: words.trim() } }).catch(() => {
      // Shown below the box.
    });
  };
  return (
    <div className="lead-comment">
      <Input.TextArea
        rows={1}
        className="y-grows"
        maxLength={10_000}
        aria-label={text('web.timeline.comment')}
        placeholder={text('web.timeline.write')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      />
      {words.trim() !== '' && (
        <Button size="small" type="primary" loading={comment.busy} onClick={send}>
          {text('web.timeline.send')}
        </Button>
      )}
      {comment.problem && (
        <div className="y-inline-error" role="alert">
          {comment.problem.message}
        </div>
      )}
    </div>
  );
}
