import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { firstFocus } from '../../../ui/first-focus.ts';
import { api } from '../../../web/api/client.ts';
import { MarkDetail } from './evidence-marker.tsx';
import type { DimensionShown, Mark, Subject } from './shapes.ts';
import { useQualificationText } from './text.ts';
import { useQualificationActs } from './use-qualification.ts';

type AddEvidenceProps = {
  subject: Subject;
  dimensions: readonly DimensionShown[];
  dimension: string;
  speaker: string;
  onClose: () => void;
};

/** Evidence that stands in no logged communication: something seen, heard from others, found in a document. */
export function AddEvidence({ subject, dimensions, dimension, speaker, onClose }: AddEvidenceProps) {
  const text = useQualificationText();
  const acts = useQualificationActs(subject);
  const id = useId();
  const [mark, setMark] = useState<Omit<Mark, 'starts' | 'ends'>>({
    dimension,
    polarity: 'for',
    strength: 'said',
    source: 'user',
    saidBy: speaker,
    quote: '',
  });
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (mark.quote.trim() === '') return;
    setBusy(true);
    try {
      await acts.then(
        api.qualification.mark({
          params: subject,
          body: { marks: [{ ...mark, saidBy: mark.saidBy.trim() || null }] },
        }),
      );
      acts.say(text('web.mark.saved'));
      onClose();
    } catch (error) {
      acts.refused(error);
      setBusy(false);
    }
  };
  const name = dimensions.find(({ key }) => key === dimension)?.name ?? dimension;
  return (
    <Dialog open onClose={onClose} label={text('web.mark.title')}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void save(event)}>
        <h2>
          {text('web.add')} · {name}
        </h2>
        <label className="y-labelled" htmlFor={id}>
          <span>{text('web.mark.quote')}</span>
          <Input.TextArea
            id={id}
            data-first
            rows={3}
            maxLength={2000}
            className="y-grows"
            placeholder={text('web.mark.quotePlaceholder')}
            value={mark.quote}
            onChange={(event) => setMark({ ...mark, quote: event.target.value })}
          />
        </label>
        <MarkDetail mark={mark} onChange={setMark} />
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={mark.quote.trim() === ''}>
            {text('web.mark.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
