import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { api } from '../../../web/api/client.ts';
import { EvidenceMarker } from './evidence-marker.tsx';
import { bodyOfMarks } from './marks.ts';
import type { Mark, Subject } from './shapes.ts';
import { useQualificationText } from './text.ts';
import { useQualificationActs } from './use-qualification.ts';

type MarkLaterProps = {
  subject: Subject;
  communicationId: string;
  said: string;
  speaker: string;
  onClose: () => void;
};

/** Marks evidence in a communication that was logged earlier. */
export function MarkLater({ subject, communicationId, said, speaker, onClose }: MarkLaterProps) {
  const text = useQualificationText();
  const acts = useQualificationActs(subject);
  const [marks, setMarks] = useState<Mark[]>([]);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await acts.then(
        api.qualification.mark({ params: subject, body: { communicationId, marks: bodyOfMarks(marks) } }),
      );
      acts.say(text('web.mark.saved'));
      onClose();
    } catch (error) {
      acts.refused(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} label={text('web.mark.title')}>
      <form className="y-dialogform" onSubmit={(event) => void save(event)}>
        <h2>{text('web.mark.title')}</h2>
        <EvidenceMarker text={said} marks={marks} onChange={setMarks} speaker={speaker} />
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={marks.length === 0}>
            {text('web.mark.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
