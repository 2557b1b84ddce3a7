import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { Icon } from '../../../ui/icons.tsx';
import { usePreferences } from '../../../web/preferences.tsx';
import type { FrameDocument } from './shapes.ts';
import { useQualificationText } from './text.ts';

type Question = FrameDocument['questions'][number];
type QuestionEditorProps = {
  dimension: FrameDocument['dimensions'][number];
  questions: readonly Question[];
  onChange: (question: Question) => void;
  onRemove: (id: string) => void;
  onAdd: () => void;
};

const occasions = ['unknown', 'indicated', 'contradicted', 'any'] as const;
const languages = ['zh-CN', 'zh-TW', 'en'] as const;

/** The questions about one dimension, in the three languages, with when each is worth asking. */
export function QuestionEditor({ dimension, questions, onChange, onRemove, onAdd }: QuestionEditorProps) {
  const text = useQualificationText();
  const { language } = usePreferences();
  const ordered = [language, ...languages.filter((one) => one !== language)];
  return (
    <section className="qual-frame-row" aria-label={dimension.name[language]}>
      <b>{dimension.name[language] || dimension.key}</b>
      {questions.map((question) => (
        <div key={question.id} className="qual-frame-question">
          <div className="qual-frame-facts">
            <Select
              aria-label={text('web.frame.when')}
              value={question.when}
              options={occasions.map((value) => ({ value, label: text(`web.frame.whenName.${value}`) }))}
              onChange={(when) => onChange({ ...question, when })}
            />
            <button
              type="button"
              className="y-iconbutton"
              aria-label={text('web.frame.remove')}
              onClick={() => onRemove(question.id)}
            >
              <Icon name="trash" size={14} />
            </button>
          </div>
          <div>
            {ordered.map((one) => (
              <Input
                key={one}
                aria-label={text(`web.frame.languages.${one}`)}
                prefix={<span className="y-quiet">{text(`web.frame.languages.${one}`)}</span>}
                variant="borderless"
                maxLength={500}
                value={question.text[one]}
                onChange={(event) =>
                  onChange({ ...question, text: { ...question.text, [one]: event.target.value } })
                }
              />
            ))}
          </div>
        </div>
      ))}
      <div>
        <Button size="small" onClick={onAdd}>
          {text('web.frame.addQuestion')}
        </Button>
      </div>
    </section>
  );
}
