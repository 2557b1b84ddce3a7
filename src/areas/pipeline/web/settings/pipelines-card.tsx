import Button from 'antd/es/button';
import { useState } from 'react';
import { Choice } from '../../../../ui/choice.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import type { Pipeline, PipelineSettings } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { type Homeless, HomelessDialog } from './homeless-dialog.tsx';
import { NamesInput } from './names-input.tsx';
import { StageEditor } from './stage-editor.tsx';
import { moved, newStage, type StageDraft } from './stage-edits.ts';
import { useSaved } from './use-saved.ts';

/** The pipelines, one at a time. */
export function PipelinesCard({ settings }: { settings: PipelineSettings }) {
  const text = useText();
  const name = useNames();
  const { busy, save } = useSaved();
  const [chosen, setChosen] = useState('');
  const { pipelines } = settings;
  const pipeline = pipelines.find(({ id }) => id === chosen) ?? pipelines[0];
  const create = () =>
    save(
      () =>
        api.pipelineSettings.create({
          body: {
            names: { 'zh-CN': text('web.settings.newPipelineName') },
            stages: (pipeline?.stages ?? []).map(({ id: _, ...stage }) => stage),
          },
        }),
      (made) => {
        setChosen(made.id);
        return text('web.settings.saved');
      },
    );
  return (
    <>
      <div className="y-row y-gap-s deal-bare">
        {pipelines.length > 1 && pipeline && (
          <Choice
            label={text('web.list.pipeline')}
            value={pipeline.id}
            choices={pipelines.map((one) => ({ value: one.id, label: name(one.names) }))}
            onChange={setChosen}
          />
        )}
        <Button loading={busy} onClick={() => void create()}>
          {text('web.settings.newPipeline')}
        </Button>
      </div>
      {pipeline && (
        <PipelineForm
          key={`${pipeline.id} ${pipeline.version}`}
          kept={pipeline}
          single={pipelines.length === 1}
        />
      )}
    </>
  );
}

function PipelineForm({ kept, single }: { kept: Pipeline; single: boolean }) {
  const text = useText();
  const { show } = useToast();
  const { busy, save, refresh, refused } = useSaved();
  const [names, setNames] = useState(kept.names);
  const [keptStages] = useState<StageDraft[]>(() =>
    kept.stages.map((stage) => ({ ...stage, key: stage.id })),
  );
  const [stages, setStages] = useState(keptStages);
  const [homeless, setHomeless] = useState<Homeless[] | null>(null);
  const isChanged = names !== kept.names || stages !== keptStages;
  const send = (moves?: Record<string, string>) =>
    save(
      () =>
        api.pipelineSettings.edit({
          params: { id: kept.id },
          body: {
            version: kept.version,
            names,
            stages: stages.map(({ key: _, ...stage }) => stage),
            ...(moves && { moves }),
          },
        }),
      () => text('web.settings.saved'),
      (error) => {
        if (!(error instanceof ApiProblem) || error.code !== 'pipeline.stageInUse') return false;
        setHomeless(error.details.facts?.stages as Homeless[]);
        return true;
      },
    );
  const remove = async () => {
    try {
      await api.pipelineSettings.delete({ params: { id: kept.id } });
      await refresh();
      show({
        message: text('web.settings.deleted'),
        undo: async () => {
          await api.pipelineSettings.restore({ params: { id: kept.id } }).catch(refused);
          await refresh();
        },
      });
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Card>
      <div className="deal-editor-head">
        <NamesInput label={text('web.settings.pipelineName')} value={names} onChange={setNames} />
        {!single && (
          <span className="deal-editor-acts">
            <Button danger onClick={() => void remove()}>
              {text('web.settings.deletePipeline')}
            </Button>
          </span>
        )}
      </div>
      {stages.map((stage, at) => (
        <StageEditor
          key={stage.key}
          stage={stage}
          onChange={(changed) => setStages(stages.with(at, changed))}
          onMove={(by) => setStages(moved(stages, at, by))}
          onRemove={() => setStages(stages.toSpliced(at, 1))}
        />
      ))}
      <Button
        onClick={() => setStages([...stages, newStage(stages, { 'zh-CN': text('web.settings.newStage') })])}
      >
        {text('web.settings.addStage')}
      </Button>
      {isChanged && (
        <div className="deal-bar">
          <Button type="primary" loading={busy} onClick={() => void send()}>
            {text('web.settings.save')}
          </Button>
          <Button
            disabled={busy}
            onClick={() => {
              setNames(kept.names);
              setStages(keptStages);
            }}
          >
            {text('web.settings.reset')}
          </Button>
          <span className="y-quiet">{text('web.settings.unsaved')}</span>
        </div>
      )}
      {homeless && (
        <HomelessDialog
          homeless={homeless}
          stages={stages}
          onClose={() => setHomeless(null)}
          onMove={(moves) => {
            setHomeless(null);
            void send(moves);
          }}
        />
      )}
    </Card>
  );
}
