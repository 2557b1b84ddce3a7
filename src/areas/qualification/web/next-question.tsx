import { useState } from 'react';
import { api } from '../../../web/api/client.ts';
import type { Qualification, Subject } from './shapes.ts';
import { useQualificationText } from './text.ts';
import { useQualificationActs } from './use-qualification.ts';

type NextQuestionProps = { subject: Subject; questions: Qualification['questions'] };

/** The next best question in natural words; once put, another one is proposed. */
export function NextQuestion({ subject, questions }: NextQuestionProps) {
  const text = useQualificationText();
  const acts = useQualificationActs(subject);
  const [turn, setTurn] = useState(0);
  const question = questions[turn % Math.max(1, questions.length)];
  if (!question) return <p className="y-quiet">{text('web.question.none')}</p>;
  const note = (asked: boolean) =>
    api.qualification.asked({ params: subject, body: { questionId: question.id, asked } });
  return (
    <div className="qual-question">
      <div className="y-quiet">{text('web.question.title')}</div>
      <p>“{question.text}”</p>
      <div className="y-row y-gap-s">
        <button
          type="button"
          className="y-textbutton"
          onClick={() => {
            setTurn(0);
            void acts.undoable(
              () => note(true),
              text('web.question.noted'),
              () => note(false),
            );
          }}
        >
          {text('web.question.asked')}
        </button>
        {questions.length > 1 && (
          <button type="button" className="y-textbutton" onClick={() => setTurn(turn + 1)}>
            {text('web.question.other')}
          </button>
        )}
      </div>
    </div>
  );
}
