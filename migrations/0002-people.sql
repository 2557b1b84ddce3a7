-- People, teams, roles, and how they prove who they are.

CREATE SCHEMA people;

CREATE TABLE people.teams (
  id         uuid PRIMARY KEY,
  name       text NOT NULL CHECK (name <> ''),
  parent_id  uuid REFERENCES people.teams,
  version    int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);

CREATE TABLE people.roles (
  id         uuid PRIMARY KEY,
  key        text UNIQUE,                   -- of the shipped ones: owner, manager, sales, readonly
  name       text NOT NULL CHECK (name <> ''),
  -- permission -> own | team | all
  grants     jsonb NOT NULL DEFAULT '{}',
  version    int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);

CREATE TABLE people.people (
  id            uuid PRIMARY KEY,
  name          text NOT NULL CHECK (name <> ''),
  email         text NOT NULL,
  phone         text,
  title         text,
  language      text NOT NULL CHECK (language IN ('zh-CN', 'zh-TW', 'en')),
  theme         text NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
  role_id       uuid NOT NULL REFERENCES people.roles,
  team_id       uuid REFERENCES people.teams,
  leads_team    boolean NOT NULL DEFAULT false,
  -- for sharing out leads: relative share, and when nothing is to be given
  capacity      int NOT NULL DEFAULT 100 CHECK (capacity BETWEEN 0 AND 1000),
  absent_from   date,
  absent_until  date,
  state         text NOT NULL DEFAULT 'invited' CHECK (state IN ('invited', 'active', 'left')),
  version       int NOT NULL DEFAULT 1,
  created_at    timestamptz NOT NULL DEFAULT now(),
  deleted_at    timestamptz
);
CREATE UNIQUE INDEX people_email ON people.people (lower(email)) WHERE deleted_at IS NULL;
CREATE INDEX people_team ON people.people (team_id) WHERE deleted_at IS NULL;

-- Colleagues are visible to each other: names stand beside every record. Secrets are in their own tables below.
GRANT USAGE ON SCHEMA people TO PUBLIC;

CREATE SCHEMA auth;

CREATE TABLE auth.credentials (
  person_id      uuid PRIMARY KEY REFERENCES people.people,
  password_hash  text,                       -- argon2id
  totp_secret    text,                       -- sealed with the key in the data directory
  totp_on        boolean NOT NULL DEFAULT false,
  totp_last_step bigint NOT NULL DEFAULT 0,  -- a code works once
  recovery_codes text[] NOT NULL DEFAULT '{}', -- hashed, each works once
  changed_at     timestamptz NOT NULL DEFAULT now()
);

-- Failed attempts, by account (known or not, so that a lock says nothing about who exists) and by network address.
CREATE TABLE auth.attempts (
  subject      text PRIMARY KEY,             -- 'account:<hash>' or 'address:<ip>'
  failures     int NOT NULL DEFAULT 0,
  last_at      timestamptz NOT NULL DEFAULT now(),
  locked_until timestamptz
);
CREATE INDEX attempts_age ON auth.attempts (last_at);

CREATE TABLE auth.sessions (
  id           uuid PRIMARY KEY,
  token_hash   bytea NOT NULL UNIQUE,
  person_id    uuid NOT NULL REFERENCES people.people,
  created_at   timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  -- came by a link for a forgotten password: the next one is set without the old
  sets_password boolean NOT NULL DEFAULT false,
  ip           text,
  user_agent   text
);
CREATE INDEX sessions_person ON auth.sessions (person_id) WHERE ended_at IS NULL;

-- One-time links: first sign-in of the owner, invitations, forgotten passwords.
CREATE TABLE auth.links (
  id         uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  purpose    text NOT NULL CHECK (purpose IN ('signIn', 'invitation', 'reset')),
  person_id  uuid NOT NULL REFERENCES people.people,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX links_person ON auth.links (person_id) WHERE used_at IS NULL;

CREATE TABLE auth.api_keys (
  id           uuid PRIMARY KEY,
  name         text NOT NULL CHECK (name <> ''),
  prefix       text NOT NULL,                -- first characters, to recognise it by
  key_hash     bytea NOT NULL UNIQUE,
  person_id    uuid NOT NULL REFERENCES people.people,
  -- never more than its person holds; null means the same
  grants       jsonb,
  created_at   timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  expires_at   timestamptz,
  ended_at     timestamptz
);
CREATE INDEX api_keys_person ON auth.api_keys (person_id) WHERE ended_at IS NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['credentials', 'attempts', 'sessions', 'links', 'api_keys'] LOOP
    EXECUTE format('ALTER TABLE auth.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE auth.%I FORCE ROW LEVEL SECURITY', t);
    -- Only Yaosu itself reads secrets; people reach them through acts that check them.
    EXECUTE format('CREATE POLICY %I ON auth.%I USING ((SELECT platform.scope(''*'')) = ''all'')', t || '_system', t);
  END LOOP;
END $$;
