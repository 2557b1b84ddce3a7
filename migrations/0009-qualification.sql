-- Qualification: what is known of budget, authority, need, time and the rest, as evidence of any subject (a lead, later an opportunity).
-- The subject's own area says who may see and write it (see the policies in its migration).

CREATE SCHEMA qualification;

-- What the company qualifies by, once it has changed the shipped frame: one document, edited as a whole.
CREATE TABLE qualification.frame (
  only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  frame      jsonb NOT NULL,
  version    int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid NOT NULL
);

CREATE TABLE qualification.evidence (
  id               uuid PRIMARY KEY,
  subject_kind     text NOT NULL,
  subject_id       uuid NOT NULL,
  dimension        text NOT NULL,
  polarity         text NOT NULL CHECK (polarity IN ('for', 'against')),
  strength         text NOT NULL CHECK (strength IN ('hint', 'said', 'shown')),
  source           text NOT NULL CHECK (source IN ('decisionMaker', 'influencer', 'user', 'gatekeeper', 'thirdParty', 'ourselves')),
  said_by          text,
  quote            text NOT NULL CHECK (quote <> ''),
  -- where in the communication's words, for showing it there
  starts           int,
  ends             int,
  communication_id uuid,
  at               timestamptz NOT NULL,
  marked_by        uuid NOT NULL,
  marked_at        timestamptz NOT NULL DEFAULT now(),
  -- the act that brought it, and the act that took it away: undone together with them
  batch_id         uuid,
  withdrawn_at     timestamptz,
  withdrawn_by     uuid,
  withdrawn_batch  uuid
);
CREATE INDEX evidence_subject ON qualification.evidence (subject_id);
CREATE INDEX evidence_batch ON qualification.evidence (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX evidence_withdrawn_batch ON qualification.evidence (withdrawn_batch) WHERE withdrawn_batch IS NOT NULL;

-- Which questions were put, so that nobody asks the same twice.
CREATE TABLE qualification.asked (
  subject_kind text NOT NULL,
  subject_id   uuid NOT NULL,
  question_id  text NOT NULL,
  at           timestamptz NOT NULL,
  asked_by     uuid NOT NULL,
  PRIMARY KEY (subject_id, question_id)
);

-- A person's word over the computed verdict, with the reason; withdrawing it takes the row away, the log keeps both.
CREATE TABLE qualification.overrules (
  subject_kind text NOT NULL,
  subject_id   uuid PRIMARY KEY,
  verdict      text NOT NULL CHECK (verdict IN ('qualified', 'notYet', 'no')),
  computed     text NOT NULL CHECK (computed IN ('qualified', 'notYet', 'no')),
  reason       text NOT NULL CHECK (reason <> ''),
  by_id        uuid NOT NULL,
  at           timestamptz NOT NULL
);

ALTER TABLE qualification.frame ENABLE ROW LEVEL SECURITY;
ALTER TABLE qualification.frame FORCE ROW LEVEL SECURITY;
CREATE POLICY frame_read ON qualification.frame FOR SELECT USING ((SELECT platform.actor_id()) IS NOT NULL);
CREATE POLICY frame_insert ON qualification.frame FOR INSERT WITH CHECK ((SELECT platform.scope('settings.manage')) = 'all');
CREATE POLICY frame_update ON qualification.frame FOR UPDATE USING ((SELECT platform.scope('settings.manage')) = 'all');

ALTER TABLE qualification.evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE qualification.evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY evidence_by_yaosu ON qualification.evidence USING ((SELECT platform.scope('*')) = 'all');
ALTER TABLE qualification.asked ENABLE ROW LEVEL SECURITY;
ALTER TABLE qualification.asked FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_by_yaosu ON qualification.asked USING ((SELECT platform.scope('*')) = 'all');
ALTER TABLE qualification.overrules ENABLE ROW LEVEL SECURITY;
ALTER TABLE qualification.overrules FORCE ROW LEVEL SECURITY;
CREATE POLICY overrules_by_yaosu ON qualification.overrules USING ((SELECT platform.scope('*')) = 'all');
