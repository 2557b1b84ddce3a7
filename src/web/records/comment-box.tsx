import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { useRecordText } from './text.ts';

type CommentBoxProps = { busy: boolean; problem: string | null; onSend: (words: string) => Promise<unknown> };

/** A remark for the timeline; what was written stays until the server has it. */
export function CommentBox({ busy, problem, onSend }: CommentBoxProps) {
  const text = useRecordText();
  const [words, setWords] = useState('');
  const send = () => {
    if (words.trim() === '' || busy) return;
    onSend(words.trim()).then(
      () => setWords(''),
      () => {
        // Shown below the box.
      },
    );
  };
  return (
    <div className="y-comment">
      <Input.TextArea
        rows={1}
        className="y-grows"
        maxLength={10_000}
        aria-label={text('comment.label')}
        placeholder={text('comment.write')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      />
      {words.trim() !== '' && (
        <Button size="small" type="primary" loading={busy} onClick={send}>
          {text('comment.send')}
        </Button>
      )}
      {problem && (
        <div className="y-inline-error" role="alert">
          {problem}
        </div>
      )}
    </div>
  );
}
