import Button from 'antd/es/button';
import Input from 'antd/es/input';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useSession } from '../session.ts';
import { useColleagues } from './colleagues.ts';
import { type Mention, type Mentionable, meant, mentionAt, withMention } from './mention.ts';
import { MentionList } from './mention-list.tsx';
import { useRecordText } from './text.ts';

type CommentBoxProps = { busy: boolean; problem: string | null; onSend: (words: string) => Promise<unknown> };

/** A remark for the timeline; `@` mentions a colleague. What was written stays until the server has it. */
export function CommentBox({ busy, problem, onSend }: CommentBoxProps) {
  const text = useRecordText();
  const listId = useId();
  const box = useRef<TextAreaRef>(null);
  const [words, setWords] = useState('');
  const mentioning = useMentioning();
  const send = () => {
    if (words.trim() === '' || busy) return;
    onSend(words.trim()).then(
      () => setWords(''),
      () => {
        // Shown below the box.
      },
    );
  };
  const put = (one: Mentionable) => {
    if (!mentioning.mention) return;
    const next = withMention(words, mentioning.mention, one.name);
    setWords(next.text);
    mentioning.close();
    const area = box.current?.resizableTextArea?.textArea;
    area?.focus();
    requestAnimationFrame(() => area?.setSelectionRange(next.caret, next.caret));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else mentioning.onKeyDown(event, put);
  };
  const { people, at } = mentioning;
  return (
    <div className="y-comment">
      <Input.TextArea
        ref={box}
        rows={1}
        className="y-grows"
        maxLength={10_000}
        aria-label={text('comment.label')}
        placeholder={text('comment.write')}
        value={words}
        {...(people.length > 0 && { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${at}` })}
        onChange={(event) => {
          setWords(event.target.value);
          mentioning.look(event.target.value, event.target.selectionStart);
        }}
        onBlur={mentioning.close}
        onKeyDown={onKeyDown}
      />
      {people.length > 0 && (
        <MentionList id={listId} label={text('comment.mention')} people={people} at={at} onChoose={put} />
      )}
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

/** Which mention is being typed, whom it may mean, and which of them the arrow keys stand on. */
function useMentioning() {
  const { active } = useColleagues();
  const { person } = useSession();
  const [mention, setMention] = useState<Mention | null>(null);
  const [at, setAt] = useState(0);
  const others = active.filter(({ id }) => id !== person.id);
  const people = mention ? meant(others, mention.typed) : [];
  const close = () => setMention(null);
  return {
    mention,
    people,
    at: Math.min(at, Math.max(0, people.length - 1)),
    close,
    look(words: string, caret: number) {
      setMention(mentionAt(words, caret));
      setAt(0);
    },
    onKeyDown(event: KeyboardEvent, put: (one: Mentionable) => void) {
      if (people.length === 0) return;
      const chosen = people[Math.min(at, people.length - 1)]!;
      const step = { ArrowDown: 1, ArrowUp: people.length - 1 }[event.key];
      if (step !== undefined) setAt((at + step) % people.length);
      else if (event.key === 'Enter' || event.key === 'Tab') put(chosen);
      else if (event.key === 'Escape') close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
