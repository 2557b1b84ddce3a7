-- How the leads lay in the bins of a card when it was learned: what the leads of today are compared with. None for cards by hand.
ALTER TABLE leads.score_cards ADD COLUMN profile jsonb;

-- Whoever sees every lead sees every outcome: asked once, and not lead by lead. By its name it stands before the other policies.
CREATE POLICY score_outcomes_all ON leads.score_outcomes FOR SELECT USING ((SELECT platform.scope('leads.read')) = 'all');
