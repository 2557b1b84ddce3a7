import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../../ui/first-focus.ts';
import { useToast } from '../../../../../ui/toast.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useWrite } from '../../../../../web/api/use-write.ts';
import { useScoreText } from '../text.ts';

type PublishDialogProps = {
  /** The card to take into use, with the draft's version if it is the draft. */
  card: { id: string; version?: number };
  /** The card that is in use now. */
  over: string;
  title: string;
  onClose: () => void;
  onDone?: () => void;
};

/** Everything that may look different once another card is in use. */
const shown = [
  api.score.draft.key(),
  api.score.cards.key(),
  api.score.card.key(),
  api.score.progress.key(),
  api.score.trainings.key(),
  api.score.ofLead.key(),
];

/** Takes a card into use, with a word why: every lead is then scored anew. */
export function PublishDialog({ card, over, title, onClose, onDone }: PublishDialogProps) {
  const text = useScoreText();
  const client = useQueryClient();
  const { show } = useToast();
  const [note, setNote] = useState('');
  const publish = useWrite(api.score.publish);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { number } = await publish.run({
        params: { id: card.id },
        body: {
          over,
          note: note.trim() || null,
          ...(card.version !== undefined && { version: card.version }),
        },
      });
      await Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey })));
      show({ message: text('web.publish.done', { number: number ?? '–' }) });
      onDone?.();
      onClose();
    } catch {
      // Shown in the dialog.
    }
  };
  return (
    <Dialog open onClose={onClose} label={title}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void submit(event)}>
        <h2>{title}</h2>
        <p className="y-quiet">{text('web.publish.what')}</p>
        <Input.TextArea
          data-first
          rows={2}
          className="y-grows"
          maxLength={2000}
          aria-label={text('web.publish.note')}
          placeholder={text('web.publish.notePlaceholder')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {publish.problem && (
          <div className="y-inline-error" role="alert">
            {publish.problem.message} {publish.problem.next}
          </div>
        )}
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={publish.busy}>
            {text('web.publish.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
