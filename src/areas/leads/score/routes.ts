import { Refusal } from '../../../kernel/outcome.ts';
import { toPage } from '../../../kernel/paging.ts';
import { routesOf } from '../../../platform/http/routes.ts';
import { momentIn } from '../assignment/reads.ts';
import { type KeptSettings, settingsQuery } from '../assignment/store-settings.ts';
import { leadExists } from '../reads-timeline.ts';
import { changeScoreSettings } from './acts/change-settings.ts';
import { doubtScore, settleDoubt } from './acts/doubt-score.ts';
import { type DraftWish, dropDraft, editDraft } from './acts/edit-draft.ts';
import { explainScore } from './acts/explain.ts';
import { previewCard, type Trial, tryScore, type Which } from './acts/preview-card.ts';
import { publishCard } from './acts/publish-card.ts';
import { startRun } from './acts/rescore.ts';
import { cancelTraining, leastOfEach, startTraining } from './acts/run-training.ts';
import { showAttributes } from './acts/show-attributes.ts';
import { leadsInBin, showDrift } from './acts/show-drift.ts';
import { showQuality } from './acts/show-quality.ts';
import { cardWritten, compareTwo, draftWritten, listCards, showCard, showDraft } from './cards.ts';
import { scoreContract } from './contract.ts';
import { scoreErrors } from './errors.ts';
import { type ChangeRow, changeCursor, feedbackPage, scoreHistory } from './reads.ts';
import { scoreSettings } from './rules/settings.ts';
import { onWire, shownProgress, shownTraining } from './shown.ts';
import { latestRun } from './store-runs.ts';
import { loadScoring } from './store-scoring.ts';
import { latestTrainings, outcomeCounts, trainingById } from './store-training.ts';

export const scoreRoutes = routesOf(
  'score',
  scoreContract,
  {
    ofLead: async ({ db, actor, params }) => onWire(await explainScore(db, actor, params.id)),
    history: async ({ db, actor, params, query }) => {
      const [lead, rows] = await db.readAll(actor, [leadExists(params.id), scoreHistory(params.id, query)]);
      if (lead!.rows.length === 0) throw new Refusal('record.notFound');
      return onWire(toPage(rows!.rows as ChangeRow[], query.limit, changeCursor));
    },
    giveFeedback: ({ write, params, body }) =>
      write(async (tx) => onWire(await doubtScore(tx, params.id, body))),
    feedback: async ({ db, actor, query }) => {
      const after = query.cursor ? momentIn(query.cursor) : null;
      const rows = await db.read(actor, feedbackPage(query.state, after, query.limit));
      return onWire(toPage(rows, query.limit, (row) => ({ value: row.at, id: row.id })));
    },
    settleFeedback: ({ write, params, body }) =>
      write(async (tx) => onWire(await settleDoubt(tx, params.id, body.settled))),
    attributes: ({ db, actor }) => showAttributes(db, actor),

    cards: ({ db, actor, query }) => listCards(db, actor, query),
    card: async ({ db, actor, params }) => onWire(await showCard(db, actor, params.id)),
    compare: async ({ db, actor, query }) => onWire(await compareTwo(db, actor, query.from, query.to)),
    publish: ({ write, params, body }) =>
      write(async (tx) => {
        await publishCard(tx, params.id, body);
        return onWire(await cardWritten(tx, params.id));
      }),
    draft: async ({ db, actor }) => onWire(await showDraft(db, actor)),
    saveDraft: ({ write, body }) =>
      write(async (tx) => {
        await editDraft(tx, body as DraftWish);
        return onWire(await draftWritten(tx));
      }),
    dropDraft: ({ write, query }) => write((tx) => dropDraft(tx, query.version)),
    preview: async ({ db, actor, body }) => onWire(await previewCard(db, actor, body as Which)),
    try: async ({ db, actor, body }) => onWire(await tryScore(db, actor, body as Trial)),

    trainings: async ({ db, actor }) => {
      const { settings } = await loadScoring(db);
      const items = (await db.read(actor, latestTrainings(20))).map(shownTraining);
      const last = items.find(({ state }) => state === 'done');
      const [counts] = await db.read(actor, outcomeCounts(settings.outcome, last?.startedAt ?? null));
      const { won, lost, since } = counts!;
      const running = items.find(({ state }) => state === 'running') ?? null;
      return { running, items, outcomes: { won, lost, sinceLast: since, least: leastOfEach } };
    },
    train: ({ write }) =>
      write(async (tx) => {
        const { id } = await startTraining(tx);
        return shownTraining(await tx.one(trainingById(id)));
      }),
    cancelTraining: ({ write }) =>
      write(async (tx) => {
        const { id } = await cancelTraining(tx);
        return shownTraining(await tx.one(trainingById(id)));
      }),
    progress: async ({ db, actor }) => shownProgress((await db.read(actor, latestRun))[0]),
    rescore: ({ write }) =>
      write(async (tx) => {
        startRun(tx, 'asked', await loadScoring(tx));
        return shownProgress(await tx.one(latestRun));
      }),
    quality: async ({ db, actor, query }) => onWire(await showQuality(db, actor, query.days)),
    drift: async ({ db, actor, query }) => onWire(await showDrift(db, actor, query.days)),
    driftLeads: async ({ db, actor, query }) => onWire(await leadsInBin(db, actor, query)),
    settings: async ({ db, actor }) => {
      const [kept] = await db.read<KeptSettings>(actor, settingsQuery('score'));
      return { version: kept?.version ?? 0, settings: scoreSettings(kept?.value) };
    },
    changeSettings: ({ write, body }) => write((tx) => changeScoreSettings(tx, body.version, body.settings)),
  },
  scoreErrors,
);
