import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Popover from 'antd/es/popover';
import Select from 'antd/es/select';
import { type FormEvent, useState } from 'react';
import { Choice } from '../../../../../ui/choice.tsx';
import { When } from '../../../../../ui/person.tsx';
import { popupPlace } from '../../../../../ui/popup-place.ts';
import { Tag } from '../../../../../ui/tag.tsx';
import { useToast } from '../../../../../ui/toast.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useWrite } from '../../../../../web/api/use-write.ts';
import type { FeedbackBody, LeadScore } from '../shapes.ts';
import { useScoreText } from '../text.ts';

const reasons = [
  'wrongFit',
  'budget',
  'timing',
  'notDecider',
  'competitor',
  'knownCustomer',
  'spam',
  'moreInterested',
  'lessInterested',
  'other',
] as const satisfies readonly FeedbackBody['reason'][];

/** Says that a score is wrong and why; what was said stands there until somebody settled it. */
export function FeedbackLine({ score }: { score: LeadScore }) {
  const text = useScoreText();
  const [open, setOpen] = useState(false);
  const { myFeedback: mine } = score;
  return (
    <div className="score-feedback">
      {mine && (
        <span className="y-quiet">
          <When at={mine.at} /> {text(`web.feedback.said.${mine.says}`, { score: mine.score })}
          {text(`web.feedback.reasons.${mine.reason}`)}{' '}
          <Tag tone={mine.settled === 'agreed' ? 'good' : 'plain'}>
            {text(`web.feedback.state.${mine.settled ?? 'open'}`)}
          </Tag>
        </span>
      )}
      <Popover
        trigger="click"
        placement="topRight"
        arrow={false}
        open={open}
        onOpenChange={setOpen}
        destroyOnHidden
        content={<FeedbackForm score={score} onDone={() => setOpen(false)} />}
      >
        <button type="button" className="y-textbutton" aria-expanded={open}>
          {text(mine ? 'web.feedback.again' : 'web.feedback.ask')}
        </button>
      </Popover>
    </div>
  );
}

function FeedbackForm({ score, onDone }: { score: LeadScore; onDone: () => void }) {
  const text = useScoreText();
  const { show } = useToast();
  const [draft, setDraft] = useState<FeedbackBody>({ says: 'tooHigh', reason: 'wrongFit', words: '' });
  const give = useWrite(api.score.giveFeedback, {
    refresh: [api.score.ofLead.key(), api.score.feedback.key()],
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await give.run({
        params: { id: score.leadId },
        body: { ...draft, words: draft.words?.trim() || null },
      });
      show({ message: text('web.feedback.thanks') });
      onDone();
    } catch {
      // Shown in the form.
    }
  };
  return (
    <form className="score-feedback-form" onSubmit={(event) => void submit(event)}>
      <Choice
        label={text('web.feedback.title', { score: score.score })}
        value={draft.says}
        onChange={(says) => setDraft({ ...draft, says })}
        choices={(['tooHigh', 'tooLow'] as const).map((value) => ({
          value,
          label: text(`web.feedback.${value}`),
        }))}
      />
      <Select
        className="y-wide"
        aria-label={text('web.feedback.reason')}
        getPopupContainer={popupPlace}
        value={draft.reason}
        options={reasons.map((value) => ({ value, label: text(`web.feedback.reasons.${value}`) }))}
        onChange={(reason) => setDraft({ ...draft, reason })}
      />
      <Input.TextArea
        rows={2}
        className="y-grows"
        maxLength={2000}
        aria-label={text('web.feedback.words')}
        placeholder={text('web.feedback.placeholder')}
        value={draft.words ?? ''}
        onChange={(event) => setDraft({ ...draft, words: event.target.value })}
      />
      {give.problem && (
        <div className="y-inline-error" role="alert">
          {give.problem.message}
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={give.busy}>
        {text('web.feedback.send')}
      </Button>
    </form>
  );
}
