import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Choice } from '../../../../../ui/choice.tsx';
import { Icon } from '../../../../../ui/icons.tsx';
import { useShortcut } from '../../../../../ui/keyboard.ts';
import { Card, Columns } from '../../../../../ui/layout.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { Page } from '../../../../../ui/page.tsx';
import { When } from '../../../../../ui/person.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { Tag } from '../../../../../ui/tag.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../../web/live.ts';
import { useUrlState } from '../../../../../web/route-hooks.ts';
import '../score.css';
import { ProgressLine } from '../progress-line.tsx';
import { ScoreTabs } from '../score-tabs.tsx';
import type { Draft } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { useCatalogue } from '../use-catalogue.ts';
import { AddAttribute } from './add-attribute.tsx';
import { CardBody } from './card-body.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { TryPanel } from './try-panel.tsx';
import { useDraftDesk, useDraftQuery } from './use-draft.ts';

/** The card in use, changed as a draft; at its side what that would do, before it is done. */
export function CardPage() {
  const text = useScoreText();
  const draft = useDraftQuery();
  useLiveRefresh(['scoreCard'], [api.score.draft.key(), api.score.cards.key(), api.score.progress.key()]);
  if (draft.data) return <Desk first={draft.data} />;
  return (
    <Page title={text('web.nav.score')} toolbar={<ScoreTabs />}>
      <Card>
        {draft.error ? (
          <ErrorState error={draft.error as ShownError} onRetry={() => void draft.refetch()} />
        ) : (
          <SkeletonText lines={8} />
        )}
      </Card>
    </Page>
  );
}

function Desk({ first }: { first: Draft }) {
  const text = useScoreText();
  const desk = useDraftDesk(first);
  const { catalogue, itemOf, words } = useCatalogue();
  const inUse = useQuery(api.score.cards.query({ query: { limit: 1 } }));
  const [{ at }] = useUrlState<{ at: unknown }>({ at: '' });
  const [side, setSide] = useState<'preview' | 'try'>('preview');
  const [added, setAdded] = useState<string | null>(null);
  const [publishing, setPublishing] = useState<{ id: string; version: number } | null>(null);
  useShortcut('mod+z', () => desk.undo?.(), desk.undo !== null);
  useShortcut('mod+Z', () => desk.redo?.(), desk.redo !== null);
  useShortcut('mod+y', () => desk.redo?.(), desk.redo !== null);
  const { draft, card } = desk;
  const isBegun = draft.version > 0;
  const faults = draft.faults;
  const publish = async () => {
    const settled = await desk.settle();
    if (settled && settled.version > 0) setPublishing({ id: settled.id, version: settled.version });
  };
  return (
    <Page
      title={text('web.nav.score')}
      tag={<Standing draft={draft} saving={desk.saving} />}
      toolbar={<ScoreTabs />}
      actions={
        <>
          <button
            type="button"
            className="y-iconbutton"
            disabled={!desk.undo}
            aria-label={`${text('web.card.undo')} Ctrl+Z`}
            title={`${text('web.card.undo')} Ctrl+Z`}
            onClick={() => desk.undo?.()}
          >
            <Icon name="undo" />
          </button>
          {isBegun && <Button onClick={() => void desk.discard()}>{text('web.card.discard')}</Button>}
          <Button
            type="primary"
            disabled={(!isBegun && !desk.undo) || faults.length > 0 || !inUse.data}
            onClick={() => void publish()}
          >
            {text('web.card.publish')}
          </Button>
        </>
      }
    >
      <div className="y-stack y-gap-m">
        <ProgressLine />
        {desk.conflict && (
          <div className="y-conflict" role="alert">
            <b>{text('web.card.conflict')}</b>
            <div className="y-row y-gap-s">
              <Button size="small" onClick={desk.conflict.takeTheirs}>
                {text('web.card.takeTheirs')}
              </Button>
              <Button size="small" type="primary" onClick={desk.conflict.keepMine}>
                {text('web.card.keepMine')}
              </Button>
            </div>
          </div>
        )}
        {desk.problem && (
          <div className="y-inline-error" role="alert">
            {desk.problem}
          </div>
        )}
        <div className="score-desk">
          <Columns
            side={
              <div className="score-side">
                <Choice
                  label={text('web.card.side')}
                  value={side}
                  onChange={setSide}
                  choices={(['preview', 'try'] as const).map((value) => ({
                    value,
                    label: text(`web.${value}.tab`),
                  }))}
                />
                {side === 'try' ? (
                  <TryPanel card={desk.saved} catalogue={catalogue} words={words} />
                ) : (
                  <PreviewPanel card={desk.saved} words={words} />
                )}
              </div>
            }
          >
            <CardBody
              card={card}
              faults={faults}
              gone={draft.gone}
              itemOf={itemOf}
              words={words}
              edit={desk.edit}
              wanted={added ?? (typeof at === 'string' && at !== '' ? at : null)}
              add={
                catalogue && (
                  <AddAttribute
                    card={card}
                    catalogue={catalogue}
                    words={words}
                    edit={desk.edit}
                    onAdded={setAdded}
                  />
                )
              }
            />
          </Columns>
        </div>
      </div>
      {publishing && inUse.data && (
        <PublishDialog
          title={text('web.publish.title')}
          card={publishing}
          over={inUse.data.inUse}
          onClose={() => setPublishing(null)}
        />
      )}
    </Page>
  );
}

/** Whether this is the card in use or a draft of another, whose it is, and whether it is saved. */
function Standing({ draft, saving }: { draft: Draft; saving: boolean }) {
  const text = useScoreText();
  if (draft.version === 0)
    return <Tag tone="good">{text('web.card.inUse', { number: draft.basedOn?.number ?? '–' })}</Tag>;
  return (
    <>
      <Tag tone="warn">{text('web.card.draft')}</Tag>
      <span className="y-quiet" aria-live="polite">
        {saving ? (
          text('web.card.saving')
        ) : (
          <>
            {draft.basedOn && (
              <>
                <Link to={`/score/cards/${draft.basedOn.id}`}>
                  {text('web.card.basedOn', { number: draft.basedOn.number ?? '–' })}
                </Link>
                {' · '}
              </>
            )}
            {draft.changedBy} <When at={draft.changedAt} />
          </>
        )}
      </span>
    </>
  );
}
