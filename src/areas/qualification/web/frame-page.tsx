import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Card } from '../../../ui/layout.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';
import { SettingsTabs } from '../../../web/settings/settings-tabs.tsx';
import { DimensionEditor } from './dimension-editor.tsx';
import { emptyDimension, emptyQuestion, moved } from './frame-edits.ts';
import './qualification.css';
import { QuestionEditor } from './question-editor.tsx';
import type { FrameDocument } from './shapes.ts';
import { useQualificationText } from './text.ts';

/** What the company qualifies by: the dimensions, and the bank of questions. */
export function FramePage() {
  const text = useQualificationText();
  const found = useQuery({ ...api.qualification.frame.query(), refetchOnWindowFocus: false });
  return (
    <Page title={text('web.frame.title')} toolbar={<SettingsTabs />}>
      {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
      {found.isPending && (
        <Card>
          <SkeletonText lines={10} />
        </Card>
      )}
      {found.data && (
        <FrameForm key={found.data.version} version={found.data.version} kept={found.data.frame} />
      )}
    </Page>
  );
}

function FrameForm({ version, kept }: { version: number; kept: FrameDocument }) {
  const text = useQualificationText();
  const client = useQueryClient();
  const { show } = useToast();
  const [frame, setFrame] = useState(kept);
  const [busy, setBusy] = useState(false);
  const isChanged = frame !== kept;
  const { dimensions, questions } = frame;
  const setDimensions = (next: FrameDocument['dimensions']) => setFrame({ ...frame, dimensions: next });
  const setQuestions = (next: FrameDocument['questions']) => setFrame({ ...frame, questions: next });
  const save = async () => {
    setBusy(true);
    try {
      await api.qualification.changeFrame({ body: { version, frame } });
      await client.invalidateQueries({ queryKey: api.qualification.frame.key() });
      show({ message: text('web.frame.saved') });
    } catch (error) {
      show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
      setBusy(false);
    }
  };
  return (
    <div className="y-stack y-gap-m">
      <p className="y-quiet">{text('web.frame.intro')}</p>
      <Card title={text('web.frame.dimensions')}>
        {dimensions.map((dimension, at) => (
          <DimensionEditor
            key={dimension.key}
            dimension={dimension}
            onChange={(changed) => setDimensions(dimensions.with(at, changed))}
            onMove={(by) => setDimensions(moved(dimensions, at, by))}
          />
        ))}
        <Button
          onClick={() =>
            setDimensions([...dimensions, emptyDimension(dimensions, text('web.frame.newName'))])
          }
        >
          {text('web.frame.addDimension')}
        </Button>
      </Card>
      <Card title={text('web.frame.questions')}>
        <p className="y-quiet">{text('web.frame.questionsIntro')}</p>
        {dimensions
          .filter((one) => one.active)
          .map((dimension) => (
            <QuestionEditor
              key={dimension.key}
              dimension={dimension}
              questions={questions.filter((one) => one.dimension === dimension.key)}
              onChange={(changed) =>
                setQuestions(questions.map((one) => (one.id === changed.id ? changed : one)))
              }
              onRemove={(id) => setQuestions(questions.filter((one) => one.id !== id))}
              onAdd={() => setQuestions([...questions, emptyQuestion(dimension.key)])}
            />
          ))}
      </Card>
      {isChanged && (
        <div className="qual-bar">
          <Button type="primary" loading={busy} onClick={() => void save()}>
            {text('web.frame.save')}
          </Button>
          <Button disabled={busy} onClick={() => setFrame(kept)}>
            {text('web.frame.discard')}
          </Button>
          <span className="y-quiet">{text('web.frame.unsaved')}</span>
        </div>
      )}
    </div>
  );
}
