-- Customers: accounts with their contacts, how they hang together, and how they stand.

CREATE SCHEMA customers;

CREATE TABLE customers.accounts (
  id               uuid PRIMARY KEY,
  -- who
  name             text NOT NULL CHECK (name <> ''),
  short_name       text,
  kind             text NOT NULL DEFAULT 'direct' CHECK (kind IN ('direct', 'dealer', 'supplier', 'other')),
  parent_id        uuid REFERENCES customers.accounts,
  credit_code      text CHECK (credit_code ~ '^[0-9A-Z]{18}$'), -- 统一社会信用代码, GB 32100-2015
  phones           text[] NOT NULL DEFAULT '{}',      -- E.164, the first is the one to call
  emails           text[] NOT NULL DEFAULT '{}',
  website          text,
  region           text,
  address          text,
  industry         text,
  size             text,
  source           text,
  note             text,
  -- how we deal with them
  currency         text CHECK (currency ~ '^[A-Z]{3}$'),
  payment_terms    text,
  credit_note      text,
  custom           jsonb NOT NULL DEFAULT '{}',
  -- whose, and what is next
  owner_id         uuid REFERENCES people.people,
  team_id          uuid REFERENCES people.teams,
  next_step        text,
  next_step_on     date,
  -- the _rank columns are what lists sort by (docs/decisions/0011)
  next_step_rank   date NOT NULL GENERATED ALWAYS AS (coalesce(next_step_on, 'infinity'::date)) STORED,
  last_contact_at  timestamptz,
  last_contact_rank timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(last_contact_at, '-infinity'::timestamptz)) STORED,
  -- how they stand: computed by the rule named, with its reasons, from the row and customers.inputs; moves no version
  tier             text NOT NULL DEFAULT 'potential' CHECK (tier IN ('potential', 'target', 'key')),
  tier_rank        smallint NOT NULL GENERATED ALWAYS AS (CASE tier WHEN 'key' THEN 3 WHEN 'target' THEN 2 ELSE 1 END) STORED,
  tier_why         jsonb NOT NULL DEFAULT '[]',
  tier_set         jsonb,                             -- overruled by hand: { tier, reason, by, at }
  health           text NOT NULL DEFAULT 'good' CHECK (health IN ('good', 'watch', 'risk')),
  health_score     smallint NOT NULL DEFAULT 100 CHECK (health_score BETWEEN 0 AND 100),
  health_why       jsonb NOT NULL DEFAULT '[]',
  rule_number      int NOT NULL DEFAULT 1,
  judged_at        timestamptz,
  judge_again_on   date,                              -- the day on which time alone would change the judgement
  -- normalised, for finding the same account again and for sorting Chinese by its sound
  name_key         text NOT NULL DEFAULT '',
  short_key        text,
  phone_key        text,
  email_key        text,
  sort_key         text COLLATE "C" NOT NULL DEFAULT '',
  -- bookkeeping
  import_id        uuid,
  merged_into      uuid REFERENCES customers.accounts,
  version          int NOT NULL DEFAULT 1,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  deleted_at       timestamptz,
  CHECK (parent_id <> id)
) WITH (fillfactor = 90);

-- Every way a list is sorted, for everyone's accounts and for one person's; what lists are mostly filtered by stands behind the order.
DO $$
DECLARE s text[];
BEGIN
  FOREACH s SLICE 1 IN ARRAY ARRAY[
    ['created', 'created_at'], ['updated', 'updated_at'], ['name', 'sort_key'], ['next_step', 'next_step_rank'],
    ['last_contact', 'last_contact_rank'], ['health', 'health_score'], ['tier', 'tier_rank']] LOOP
    EXECUTE format('CREATE INDEX accounts_%s ON customers.accounts (%s, id, tier, health, kind, region) WHERE deleted_at IS NULL', s[1], s[2]);
    EXECUTE format('CREATE INDEX accounts_owner_%s ON customers.accounts (owner_id, %s, id, tier, health, kind, region) WHERE deleted_at IS NULL', s[1], s[2]);
  END LOOP;
END $$;
CREATE INDEX accounts_team ON customers.accounts (team_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX accounts_parent ON customers.accounts (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX accounts_region ON customers.accounts (region) WHERE deleted_at IS NULL;
CREATE INDEX accounts_industry ON customers.accounts (industry) WHERE deleted_at IS NULL;
CREATE INDEX accounts_source ON customers.accounts (source) WHERE deleted_at IS NULL;
CREATE INDEX accounts_import ON customers.accounts (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX accounts_judge_again ON customers.accounts (judge_again_on) WHERE judge_again_on IS NOT NULL AND deleted_at IS NULL;
-- Finding the same account again. Two with one credit code can't be: whoever comes second is told.
CREATE UNIQUE INDEX accounts_credit_code ON customers.accounts (credit_code) WHERE credit_code IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX accounts_name_key ON customers.accounts (name_key) WHERE deleted_at IS NULL;
CREATE INDEX accounts_short_key ON customers.accounts (short_key) WHERE short_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX accounts_phone ON customers.accounts (phone_key) WHERE phone_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX accounts_email ON customers.accounts (email_key) WHERE email_key IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE customers.contacts (
  id               uuid PRIMARY KEY,
  -- who, and where they work now (their primary position; the others stand in customers.positions)
  name             text NOT NULL CHECK (name <> ''),
  account_id       uuid REFERENCES customers.accounts,
  title            text,
  department       text,
  role             text CHECK (role IN ('decision', 'influence', 'use', 'gate', 'champion', 'purchase', 'technical', 'finance')),
  phones           text[] NOT NULL DEFAULT '{}',
  emails           text[] NOT NULL DEFAULT '{}',
  wechat           text,
  address          text,
  birthday         text CHECK (birthday ~ '^(\d{4}-)?\d\d-\d\d$'), -- the year may be unknown
  language         text,
  channel          text CHECK (channel IN ('phone', 'wechat', 'mail', 'visit')),
  consent          jsonb,                             -- { given, at, text }
  source           text,
  note             text,
  custom           jsonb NOT NULL DEFAULT '{}',
  -- the account's owner and team, or whose the contact is while it has no account
  owner_id         uuid REFERENCES people.people,
  team_id          uuid REFERENCES people.teams,
  last_contact_at  timestamptz,
  last_contact_rank timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(last_contact_at, '-infinity'::timestamptz)) STORED,
  person_key       text NOT NULL DEFAULT '',
  phone_key        text,
  email_key        text,
  sort_key         text COLLATE "C" NOT NULL DEFAULT '',
  import_id        uuid,
  merged_into      uuid REFERENCES customers.contacts,
  version          int NOT NULL DEFAULT 1,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  deleted_at       timestamptz
) WITH (fillfactor = 90);
DO $$
DECLARE s text[];
BEGIN
  FOREACH s SLICE 1 IN ARRAY ARRAY[
    ['created', 'created_at'], ['updated', 'updated_at'], ['name', 'sort_key'], ['last_contact', 'last_contact_rank']] LOOP
    EXECUTE format('CREATE INDEX contacts_%s ON customers.contacts (%s, id, role) WHERE deleted_at IS NULL', s[1], s[2]);
    EXECUTE format('CREATE INDEX contacts_owner_%s ON customers.contacts (owner_id, %s, id, role) WHERE deleted_at IS NULL', s[1], s[2]);
  END LOOP;
END $$;
CREATE INDEX contacts_team ON customers.contacts (team_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contacts_account ON customers.contacts (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX contacts_import ON customers.contacts (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX contacts_person ON customers.contacts (person_key) WHERE deleted_at IS NULL;
CREATE INDEX contacts_phone ON customers.contacts (phone_key) WHERE phone_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX contacts_email ON customers.contacts (email_key) WHERE email_key IS NOT NULL AND deleted_at IS NULL;

-- A second phone or mail address, findable like the first.
CREATE TABLE customers.more_keys (
  kind       text NOT NULL CHECK (kind IN ('phone', 'email')),
  key        text NOT NULL,
  account_id uuid REFERENCES customers.accounts ON DELETE CASCADE,
  contact_id uuid REFERENCES customers.contacts ON DELETE CASCADE,
  CHECK ((account_id IS NULL) <> (contact_id IS NULL))
);
CREATE INDEX more_keys_key ON customers.more_keys (kind, key);
CREATE INDEX more_keys_account ON customers.more_keys (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX more_keys_contact ON customers.more_keys (contact_id) WHERE contact_id IS NOT NULL;

-- Where a contact works and worked. Of those that last, one is primary: it is what contacts.account_id says.
CREATE TABLE customers.positions (
  id         uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES customers.contacts ON DELETE CASCADE,
  account_id uuid NOT NULL REFERENCES customers.accounts ON DELETE CASCADE,
  title      text,
  department text,
  from_on    date,
  until_on   date,                                    -- null: still there
  is_primary boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (NOT is_primary OR until_on IS NULL),
  CHECK (until_on >= from_on)
);
CREATE INDEX positions_contact ON customers.positions (contact_id);
CREATE INDEX positions_account ON customers.positions (account_id);
CREATE UNIQUE INDEX positions_primary ON customers.positions (contact_id) WHERE is_primary;

-- What other areas know of an account and its standing depends on: later areas add names, nothing here changes.
CREATE TABLE customers.inputs (
  account_id uuid NOT NULL REFERENCES customers.accounts ON DELETE CASCADE,
  input      text NOT NULL,
  value      text NOT NULL,                           -- decimal text, or a word such as fits
  at         timestamptz NOT NULL,
  source     text NOT NULL,                           -- the area, or 'typed'
  PRIMARY KEY (account_id, input)
);

-- The rule by which accounts are judged: every version stays, the highest number is in force.
CREATE TABLE customers.rules (
  number  int PRIMARY KEY,
  rule    jsonb NOT NULL,
  note    text NOT NULL DEFAULT '',
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL
);

-- Supplier of, competitor of, former colleague: between two accounts or two contacts.
CREATE TABLE customers.relations (
  id           uuid PRIMARY KEY,
  type         text NOT NULL,
  from_account uuid REFERENCES customers.accounts ON DELETE CASCADE,
  to_account   uuid REFERENCES customers.accounts ON DELETE CASCADE,
  from_contact uuid REFERENCES customers.contacts ON DELETE CASCADE,
  to_contact   uuid REFERENCES customers.contacts ON DELETE CASCADE,
  note         text,
  version      int NOT NULL DEFAULT 1,
  created_at   timestamptz NOT NULL DEFAULT now(),
  created_by   uuid NOT NULL,
  deleted_at   timestamptz,
  CHECK ((from_account IS NULL) = (to_account IS NULL) AND (from_contact IS NULL) = (to_contact IS NULL)),
  CHECK ((from_account IS NULL) <> (from_contact IS NULL)),
  CHECK (from_account <> to_account AND from_contact <> to_contact)
);
CREATE INDEX relations_from_account ON customers.relations (from_account) WHERE from_account IS NOT NULL;
CREATE INDEX relations_to_account ON customers.relations (to_account) WHERE to_account IS NOT NULL;
CREATE INDEX relations_from_contact ON customers.relations (from_contact) WHERE from_contact IS NOT NULL;
CREATE INDEX relations_to_contact ON customers.relations (to_contact) WHERE to_contact IS NOT NULL;

-- Who brought whom, and what we owe them for it. An account is brought by one.
CREATE TABLE customers.referrals (
  id           uuid PRIMARY KEY,
  account_id   uuid NOT NULL REFERENCES customers.accounts ON DELETE CASCADE, -- the one who was brought
  by_account   uuid REFERENCES customers.accounts ON DELETE CASCADE,
  by_contact   uuid REFERENCES customers.contacts ON DELETE CASCADE,
  referred_on  date NOT NULL,
  note         text,
  thanks       text,                                  -- what is owed; null: nothing was promised
  thanks_due   date,
  thanked_on   date,
  thanked_how  text,
  version      int NOT NULL DEFAULT 1,
  created_at   timestamptz NOT NULL DEFAULT now(),
  created_by   uuid NOT NULL,
  deleted_at   timestamptz,
  CHECK (by_account IS NOT NULL OR by_contact IS NOT NULL),
  CHECK (by_account <> account_id)
);
CREATE UNIQUE INDEX referrals_account ON customers.referrals (account_id) WHERE deleted_at IS NULL;
CREATE INDEX referrals_by_account ON customers.referrals (by_account) WHERE by_account IS NOT NULL;
CREATE INDEX referrals_by_contact ON customers.referrals (by_contact) WHERE by_contact IS NOT NULL;

-- The policies a dealer works under.
CREATE TABLE customers.dealer_terms (
  account_id      uuid PRIMARY KEY REFERENCES customers.accounts ON DELETE CASCADE,
  price_list      text,
  rebate_percent  numeric(5, 2) CHECK (rebate_percent BETWEEN 0 AND 100),
  rebate_note     text,
  territory       text[] NOT NULL DEFAULT '{}',       -- regions
  exclusive       boolean NOT NULL DEFAULT false,
  protection_days int CHECK (protection_days BETWEEN 0 AND 3650), -- an end customer they announced is theirs for so long
  products        text,
  valid_from      date,
  valid_until     date,
  note            text,
  version         int NOT NULL DEFAULT 1,
  updated_at      timestamptz NOT NULL DEFAULT now(),
  CHECK (valid_until >= valid_from)
);
CREATE INDEX dealer_terms_territory ON customers.dealer_terms USING gin (territory);

-- Whose history is shown with a record: of what was merged into it, of the lead it came from.
CREATE TABLE customers.histories (
  account_id uuid REFERENCES customers.accounts ON DELETE CASCADE,
  contact_id uuid REFERENCES customers.contacts ON DELETE CASCADE,
  of_kind    text NOT NULL,
  of_id      uuid NOT NULL,
  merge_id   uuid,
  CHECK ((account_id IS NULL) <> (contact_id IS NULL))
);
CREATE INDEX histories_account ON customers.histories (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX histories_contact ON customers.histories (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX histories_of ON customers.histories (of_id);

-- ── Near duplicates and merging ──────────────────────────────────────────────────────────────────────────────────────
-- Hashes of what like records have in common; without row-level security for the reason leads.match_keys gives.
CREATE TABLE customers.match_keys (
  record_id uuid PRIMARY KEY,
  kind      text NOT NULL CHECK (kind IN ('account', 'contact')),
  keys      int[] NOT NULL
);
CREATE INDEX match_keys_keys ON customers.match_keys USING gin (keys);

-- Looked at, and not the same.
CREATE TABLE customers.different (
  one_id     uuid NOT NULL,
  other_id   uuid NOT NULL,
  settled_by uuid NOT NULL,
  settled_at timestamptz NOT NULL,
  PRIMARY KEY (one_id, other_id),
  CHECK (one_id < other_id)
);

CREATE TABLE customers.merges (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('account', 'contact')),
  kept_id     uuid NOT NULL,
  away_id     uuid NOT NULL,
  away_before jsonb NOT NULL,
  changes     jsonb NOT NULL,
  moved       jsonb NOT NULL,
  merged_by   uuid NOT NULL,
  merged_at   timestamptz NOT NULL,
  undone_at   timestamptz
);
CREATE INDEX merges_kept ON customers.merges (kept_id, merged_at);
CREATE UNIQUE INDEX merges_away ON customers.merges (away_id) WHERE undone_at IS NULL;

-- ── Who sees and who changes ─────────────────────────────────────────────────────────────────────────────────────────
-- The comparisons stand inside the sub-selects (migration 0003 says why).
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['accounts', 'contacts'] LOOP
    EXECUTE format('ALTER TABLE customers.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE customers.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON customers.%I FOR SELECT USING (
      (SELECT platform.scope(''customers.read'') = ''all'')
      OR ((SELECT platform.scope(''customers.read'') IS NOT NULL) AND owner_id = (SELECT platform.actor_id()))
      OR ((SELECT platform.scope(''customers.read'') = ''team'') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[])))', t || '_read', t);
    EXECUTE format('CREATE POLICY %I ON customers.%I FOR INSERT WITH CHECK ((SELECT platform.scope(''customers.write'')) IS NOT NULL)', t || '_insert', t);
    EXECUTE format('CREATE POLICY %I ON customers.%I FOR UPDATE USING (
      (SELECT platform.scope(''customers.write'') = ''all'')
      OR ((SELECT platform.scope(''customers.write'') IS NOT NULL) AND owner_id = (SELECT platform.actor_id()))
      OR ((SELECT platform.scope(''customers.write'') = ''team'') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[])))', t || '_update', t);
    EXECUTE format('CREATE POLICY %I ON customers.%I FOR DELETE USING ((SELECT platform.scope(''*'')) = ''all'')', t || '_delete', t);
  END LOOP;
  -- What hangs on an account is seen by who sees it; acts lock the account before they change it. Something may be added to an account
  -- that goes to somebody else with the same act.
  FOREACH t IN ARRAY ARRAY['inputs', 'dealer_terms'] LOOP
    EXECUTE format('ALTER TABLE customers.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE customers.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON customers.%I USING (
      (SELECT platform.scope(''customers.read'') = ''all'')
      OR EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = account_id OFFSET 0))
      WITH CHECK ((SELECT platform.scope(''customers.write'')) IS NOT NULL)', t || '_of_visible', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['more_keys', 'positions', 'relations', 'referrals', 'histories', 'merges'] LOOP
    EXECUTE format('ALTER TABLE customers.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE customers.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
DO $$
DECLARE t text;
BEGIN
  -- What is no one account's: whoever works with customers.
  FOREACH t IN ARRAY ARRAY['different', 'rules'] LOOP
    EXECUTE format('ALTER TABLE customers.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE customers.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON customers.%I USING ((SELECT platform.scope(''customers.read'')) IS NOT NULL)
      WITH CHECK ((SELECT platform.scope(''customers.write'')) IS NOT NULL OR (SELECT platform.scope(''settings.manage'')) IS NOT NULL)', t || '_seen', t);
  END LOOP;
END $$;
CREATE POLICY more_keys_of_visible ON customers.more_keys USING (
  (SELECT platform.scope('customers.read') = 'all')
  OR EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = account_id OFFSET 0)
  OR EXISTS (SELECT 1 FROM customers.contacts c WHERE c.id = contact_id OFFSET 0)
) WITH CHECK ((SELECT platform.scope('customers.write')) IS NOT NULL);
-- Where somebody works is known to who sees the person.
CREATE POLICY positions_of_visible ON customers.positions USING (
  (SELECT platform.scope('customers.read') = 'all')
  OR EXISTS (SELECT 1 FROM customers.contacts c WHERE c.id = contact_id OFFSET 0)
) WITH CHECK ((SELECT platform.scope('customers.write')) IS NOT NULL);
-- What stands between two is seen by who sees both.
CREATE POLICY relations_of_visible ON customers.relations USING (
  (SELECT platform.scope('customers.read') = 'all')
  OR (EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = from_account OFFSET 0)
    AND EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = to_account OFFSET 0))
  OR (EXISTS (SELECT 1 FROM customers.contacts c WHERE c.id = from_contact OFFSET 0)
    AND EXISTS (SELECT 1 FROM customers.contacts c WHERE c.id = to_contact OFFSET 0))
) WITH CHECK ((SELECT platform.scope('customers.write')) IS NOT NULL);
-- A referral is seen from both ends: who was brought, and who brought them (the other end stays hidden if it is another's).
CREATE POLICY referrals_of_visible ON customers.referrals USING (
  (SELECT platform.scope('customers.read') = 'all')
  OR EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = account_id OFFSET 0)
  OR EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = by_account OFFSET 0)
  OR EXISTS (SELECT 1 FROM customers.contacts c WHERE c.id = by_contact OFFSET 0)
) WITH CHECK ((SELECT platform.scope('customers.write')) IS NOT NULL);
CREATE POLICY histories_of_visible ON customers.histories USING (
  (SELECT platform.scope('customers.read') = 'all')
  OR EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = account_id OFFSET 0)
  OR EXISTS (SELECT 1 FROM customers.contacts c WHERE c.id = contact_id OFFSET 0)
) WITH CHECK ((SELECT platform.scope('customers.write')) IS NOT NULL);
CREATE POLICY merges_of_visible ON customers.merges USING (
  (SELECT platform.scope('*') = 'all')
  OR EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = kept_id OFFSET 0)
  OR EXISTS (SELECT 1 FROM customers.contacts c WHERE c.id = kept_id OFFSET 0)
) WITH CHECK ((SELECT platform.scope('customers.write')) IS NOT NULL);

-- OFFSET 0 keeps PostgreSQL from reading every record into a hash to answer for the few rows that are asked about.
CREATE POLICY events_of_accounts ON platform.events FOR SELECT USING (
  subject_kind = 'account' AND EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = subject_id OFFSET 0)
);
CREATE POLICY events_of_contacts ON platform.events FOR SELECT USING (
  subject_kind = 'contact' AND EXISTS (SELECT 1 FROM customers.contacts c WHERE c.id = subject_id OFFSET 0)
);
-- Who sees a record sees what happened to those merged into it, and to the lead it came from.
CREATE POLICY events_of_customer_histories ON platform.events FOR SELECT USING (
  EXISTS (SELECT 1 FROM customers.histories h WHERE h.of_id = subject_id AND h.of_kind = subject_kind OFFSET 0)
);
CREATE POLICY files_of_accounts ON platform.files FOR SELECT USING (
  subject_kind = 'account' AND EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = subject_id OFFSET 0)
);
CREATE POLICY files_of_contacts ON platform.files FOR SELECT USING (
  subject_kind = 'contact' AND EXISTS (SELECT 1 FROM customers.contacts c WHERE c.id = subject_id OFFSET 0)
);
