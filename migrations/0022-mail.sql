-- Mail: what people write and get through their own mailboxes, filed on the records it concerns. What matches nothing we know is not kept
-- beyond its number on the server (docs/decisions/0021).

CREATE SCHEMA mail;

-- ── Mailboxes ────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE mail.mailboxes (
  id            uuid PRIMARY KEY,
  person_id     uuid NOT NULL REFERENCES people.people,
  address       text NOT NULL CHECK (address <> ''),
  display_name  text NOT NULL DEFAULT '',
  signature     text NOT NULL DEFAULT '',
  imap_host     text NOT NULL,
  imap_port     int NOT NULL CHECK (imap_port BETWEEN 1 AND 65535),
  imap_tls      text NOT NULL CHECK (imap_tls IN ('tls', 'starttls', 'plain')),
  imap_user     text NOT NULL,
  smtp_host     text NOT NULL,
  smtp_port     int NOT NULL CHECK (smtp_port BETWEEN 1 AND 65535),
  smtp_tls      text NOT NULL CHECK (smtp_tls IN ('tls', 'starttls', 'plain')),
  smtp_user     text NOT NULL,
  -- sealed (src/platform/auth/seal.ts) and bound to this row; the key is not in the database
  imap_secret   text,                                 -- null: taken away, the mailbox was put away for good
  smtp_secret   text,                                 -- null: the same as the other
  since         date NOT NULL,                        -- mail from this day on
  share         text NOT NULL DEFAULT 'nobody' CHECK (share IN ('nobody', 'record')),
  state         text NOT NULL DEFAULT 'working' CHECK (state IN ('working', 'failing', 'paused')),
  failure       jsonb,                                -- { code, facts, at, tries }
  next_sync_at  timestamptz,
  lease_until   timestamptz,                          -- one process at a time
  synced_at     timestamptz,
  -- whether what is sent through this server lands in the sent folder by itself; null: not known yet
  keeps_copies  boolean,
  version       int NOT NULL DEFAULT 1,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  deleted_at    timestamptz
);
CREATE UNIQUE INDEX mailboxes_address ON mail.mailboxes (person_id, lower(address)) WHERE deleted_at IS NULL;
CREATE INDEX mailboxes_due ON mail.mailboxes (next_sync_at) WHERE deleted_at IS NULL AND state <> 'paused';
CREATE INDEX mailboxes_away ON mail.mailboxes (deleted_at) WHERE deleted_at IS NOT NULL AND imap_secret IS NOT NULL;

CREATE TABLE mail.folders (
  id            uuid PRIMARY KEY,
  mailbox_id    uuid NOT NULL REFERENCES mail.mailboxes ON DELETE CASCADE,
  path          text NOT NULL,
  role          text NOT NULL CHECK (role IN ('inbox', 'sent', 'other')),
  chosen        boolean NOT NULL DEFAULT true,
  uid_validity  bigint,
  next_uid      bigint NOT NULL DEFAULT 1,            -- all below it were looked at
  mod_seq       bigint,                               -- CONDSTORE: unchanged means that nothing changed
  on_server     int,                                  -- as counted with the last comparison, from the mailbox's first day on
  taken         int,
  missing       bigint[] NOT NULL DEFAULT '{}',       -- on the server and not read, after having been tried again
  synced_at     timestamptz,
  UNIQUE (mailbox_id, path)
);

-- ── Threads and messages ─────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE mail.threads (
  id            uuid PRIMARY KEY,
  mailbox_id    uuid NOT NULL REFERENCES mail.mailboxes ON DELETE CASCADE,
  person_id     uuid NOT NULL REFERENCES people.people,
  subject       text NOT NULL DEFAULT '',
  private       boolean NOT NULL DEFAULT false,       -- not business: nothing of it is kept
  share         text CHECK (share IN ('nobody', 'record')), -- null: as the mailbox says
  shared        boolean NOT NULL DEFAULT false,       -- what comes of both
  filed         boolean NOT NULL DEFAULT false,
  proposed      boolean NOT NULL DEFAULT false,       -- waits for its owner to say whose it is
  messages      int NOT NULL DEFAULT 0,
  last_at       timestamptz NOT NULL,
  version       int NOT NULL DEFAULT 1
);
CREATE INDEX threads_filed ON mail.threads (person_id, last_at DESC, id DESC) WHERE filed;
CREATE INDEX threads_proposed ON mail.threads (person_id, last_at DESC, id DESC) WHERE proposed;
CREATE INDEX threads_mailbox ON mail.threads (mailbox_id, last_at DESC, id DESC);

-- Every Message-ID that a thread has or refers to, also of mails we never saw.
CREATE TABLE mail.thread_keys (
  mailbox_id    uuid NOT NULL REFERENCES mail.mailboxes ON DELETE CASCADE,
  message_key   text NOT NULL,
  thread_id     uuid NOT NULL REFERENCES mail.threads ON DELETE CASCADE,
  PRIMARY KEY (mailbox_id, message_key)
);
CREATE INDEX thread_keys_thread ON mail.thread_keys (thread_id);

CREATE TABLE mail.messages (
  id            uuid PRIMARY KEY,
  mailbox_id    uuid NOT NULL REFERENCES mail.mailboxes ON DELETE CASCADE,
  person_id     uuid NOT NULL REFERENCES people.people,
  thread_id     uuid NOT NULL REFERENCES mail.threads ON DELETE CASCADE,
  message_key   text NOT NULL,                        -- the Message-ID; one made of the header where there is none
  reply_key     text,                                 -- In-Reply-To
  reference_keys text[] NOT NULL DEFAULT '{}',
  direction     text NOT NULL CHECK (direction IN ('in', 'out')),
  -- header: only that, until its owner says whose it is; waiting: the text comes with the next sync
  content       text NOT NULL CHECK (content IN ('header', 'waiting', 'whole')),
  subject       text NOT NULL DEFAULT '',
  sender        jsonb NOT NULL,                       -- { name, address }
  recipients    jsonb NOT NULL DEFAULT '[]',          -- [{ name, address }]
  copies        jsonb NOT NULL DEFAULT '[]',
  reply_to      jsonb NOT NULL DEFAULT '[]',
  sent_at       timestamptz NOT NULL,
  automatic     text CHECK (automatic IN ('reply', 'list', 'bulk', 'bounce', 'generated')),
  bytes         bigint NOT NULL DEFAULT 0,
  text          text NOT NULL DEFAULT '',
  flaws         text[] NOT NULL DEFAULT '{}',         -- how it could not be read whole
  hidden        boolean NOT NULL DEFAULT false,       -- this one its owner keeps to themselves
  created_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (mailbox_id, message_key)
);
CREATE INDEX messages_thread ON mail.messages (thread_id, sent_at, id);
CREATE INDEX messages_waiting ON mail.messages (mailbox_id) WHERE content = 'waiting';

CREATE TABLE mail.attachments (
  id            uuid PRIMARY KEY,
  message_id    uuid NOT NULL REFERENCES mail.messages ON DELETE CASCADE,
  part          text NOT NULL,                        -- where in the message it stands: 2.1
  name          text NOT NULL,
  media_type    text NOT NULL,
  bytes         bigint NOT NULL,                      -- about, as the server counts it
  file_id       uuid REFERENCES platform.files ON DELETE SET NULL, -- once it was saved to a record, or was sent from one
  UNIQUE (message_id, part)
);
CREATE INDEX attachments_file ON mail.attachments (file_id) WHERE file_id IS NOT NULL;

-- Every mail of a folder that was looked at, by its number on the server: what was not ours to keep leaves no more than this.
CREATE TABLE mail.uids (
  folder_id     uuid NOT NULL REFERENCES mail.folders ON DELETE CASCADE,
  uid           bigint NOT NULL,
  verdict       text NOT NULL CHECK (verdict IN ('kept', 'proposed', 'unrelated', 'private')),
  message_id    uuid REFERENCES mail.messages ON DELETE SET NULL,
  thread_id     uuid REFERENCES mail.threads ON DELETE SET NULL,
  PRIMARY KEY (folder_id, uid)
);
CREATE INDEX uids_message ON mail.uids (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX uids_thread ON mail.uids (thread_id) WHERE thread_id IS NOT NULL;

-- ── Whose they are ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE mail.filings (
  thread_id     uuid NOT NULL REFERENCES mail.threads ON DELETE CASCADE,
  person_id     uuid NOT NULL REFERENCES people.people,
  kind          text NOT NULL CHECK (kind IN ('lead', 'account', 'contact', 'opportunity')),
  record_id     uuid NOT NULL,
  how           text NOT NULL CHECK (how IN ('address', 'domain', 'hand')),
  filed_at      timestamptz NOT NULL,
  PRIMARY KEY (thread_id, kind, record_id)
);
CREATE INDEX filings_record ON mail.filings (record_id, kind);

CREATE TABLE mail.proposals (
  thread_id     uuid NOT NULL REFERENCES mail.threads ON DELETE CASCADE,
  person_id     uuid NOT NULL REFERENCES people.people,
  kind          text NOT NULL CHECK (kind IN ('lead', 'account', 'contact', 'opportunity')),
  record_id     uuid NOT NULL,
  why           text NOT NULL CHECK (why IN ('address', 'domain', 'severalDeals')),
  address       text NOT NULL DEFAULT '',
  dismissed_at  timestamptz,
  PRIMARY KEY (thread_id, kind, record_id)
);

-- What a message counted as with a record; taken back when it is filed elsewhere.
CREATE TABLE mail.counted (
  message_id    uuid NOT NULL REFERENCES mail.messages ON DELETE CASCADE,
  kind          text NOT NULL,
  record_id     uuid NOT NULL,
  communication_id uuid NOT NULL,
  batch_id      uuid,
  PRIMARY KEY (message_id, kind, record_id)
);

-- Addresses and domains that a person has said are not business.
CREATE TABLE mail.private_addresses (
  person_id     uuid NOT NULL REFERENCES people.people ON DELETE CASCADE,
  address       text NOT NULL CHECK (address = lower(address) AND address <> ''), -- li@example.com, or @example.com
  created_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person_id, address)
);

-- ── Sending ──────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE mail.outgoing (
  message_id    uuid PRIMARY KEY REFERENCES mail.messages ON DELETE CASCADE,
  mailbox_id    uuid NOT NULL REFERENCES mail.mailboxes ON DELETE CASCADE,
  person_id     uuid NOT NULL REFERENCES people.people,
  -- unsure: handed to the server, whose answer was lost; never sent again by itself
  state         text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unsure', 'canceled')),
  blind_copies  jsonb NOT NULL DEFAULT '[]',
  enclosures    jsonb NOT NULL DEFAULT '[]',          -- [{ fileId }] or [{ attachmentId }]
  send_at       timestamptz NOT NULL,
  tries         int NOT NULL DEFAULT 0,
  lease_until   timestamptz,
  failure       jsonb,                                -- { code, facts, at }
  copied        text NOT NULL DEFAULT 'no' CHECK (copied IN ('no', 'byServer', 'byUs', 'failed')),
  sent_at       timestamptz,
  version       int NOT NULL DEFAULT 1
);
CREATE INDEX outgoing_open ON mail.outgoing (person_id, send_at) WHERE state IN ('queued', 'sending', 'failed', 'unsure');

-- ── Who sees ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A mailbox and all that is in it are its person's. Others see a thread only where its owner lets those who see the record, and then
-- only what is filed on a record that they do see. Nobody's rank opens another's mail.

-- Whether a record is there for the actor: itself, or as the past of one that is.
CREATE FUNCTION mail.sees(of_what text, which uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE of_what
    WHEN 'lead' THEN EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = which AND l.deleted_at IS NULL)
      OR EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.lead_id = which AND o.deleted_at IS NULL)
    WHEN 'account' THEN EXISTS (SELECT 1 FROM customers.accounts a WHERE a.id = which AND a.deleted_at IS NULL)
    WHEN 'contact' THEN EXISTS (SELECT 1 FROM customers.contacts c WHERE c.id = which AND c.deleted_at IS NULL)
    WHEN 'opportunity' THEN EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.id = which AND o.deleted_at IS NULL)
    ELSE false END
  OR EXISTS (SELECT 1 FROM customers.histories h WHERE h.of_kind = of_what AND h.of_id = which)
$$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['mailboxes', 'folders', 'threads', 'thread_keys', 'messages', 'attachments', 'uids', 'filings', 'proposals',
    'counted', 'private_addresses', 'outgoing'] LOOP
    EXECUTE format('ALTER TABLE mail.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE mail.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON mail.%I USING ((SELECT platform.scope(''*'')) = ''all'')', t || '_system', t);
  END LOOP;
  -- One's own.
  FOREACH t IN ARRAY ARRAY['mailboxes', 'threads', 'messages', 'filings', 'proposals', 'private_addresses', 'outgoing'] LOOP
    EXECUTE format('CREATE POLICY %I ON mail.%I USING ((SELECT platform.scope(''mail.use'')) IS NOT NULL AND person_id = (SELECT platform.actor_id()))', t || '_own', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['folders', 'thread_keys'] LOOP
    EXECUTE format('CREATE POLICY %I ON mail.%I USING (EXISTS (SELECT 1 FROM mail.mailboxes m WHERE m.id = mailbox_id OFFSET 0))', t || '_own', t);
  END LOOP;
END $$;
CREATE POLICY uids_own ON mail.uids USING (EXISTS (SELECT 1 FROM mail.folders f WHERE f.id = folder_id OFFSET 0));
CREATE POLICY attachments_own ON mail.attachments USING (
  EXISTS (SELECT 1 FROM mail.messages m WHERE m.id = message_id AND m.person_id = (SELECT platform.actor_id()) OFFSET 0));
CREATE POLICY counted_own ON mail.counted USING (
  EXISTS (SELECT 1 FROM mail.messages m WHERE m.id = message_id AND m.person_id = (SELECT platform.actor_id()) OFFSET 0));

-- What others may see. That a thread is filed on a record shows to who sees the record; the thread itself only when it is shared.
CREATE POLICY filings_of_visible ON mail.filings FOR SELECT USING (
  (SELECT platform.scope('mail.read')) IS NOT NULL AND mail.sees(kind, record_id));
CREATE POLICY threads_shared ON mail.threads FOR SELECT USING (
  shared AND NOT private AND (SELECT platform.scope('mail.read')) IS NOT NULL
  AND EXISTS (SELECT 1 FROM mail.filings f WHERE f.thread_id = threads.id AND mail.sees(f.kind, f.record_id) OFFSET 0));
CREATE POLICY messages_shared ON mail.messages FOR SELECT USING (
  NOT hidden AND content <> 'header' AND (SELECT platform.scope('mail.read')) IS NOT NULL
  AND EXISTS (SELECT 1 FROM mail.threads t WHERE t.id = thread_id AND t.shared OFFSET 0));
CREATE POLICY attachments_shared ON mail.attachments FOR SELECT USING (
  EXISTS (SELECT 1 FROM mail.messages m WHERE m.id = message_id OFFSET 0));

CREATE POLICY events_of_mailboxes ON platform.events FOR SELECT USING (
  subject_kind = 'mailbox' AND EXISTS (SELECT 1 FROM mail.mailboxes m WHERE m.id = subject_id OFFSET 0));
CREATE POLICY events_of_mail_threads ON platform.events FOR SELECT USING (
  subject_kind = 'mailThread' AND EXISTS (SELECT 1 FROM mail.threads t WHERE t.id = subject_id OFFSET 0));

-- Whose company writes: accounts and contacts by the domain of their addresses.
CREATE INDEX contacts_email_domain ON customers.contacts (split_part(email_key, '@', 2)) WHERE email_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX accounts_email_domain ON customers.accounts (split_part(email_key, '@', 2)) WHERE email_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX more_keys_email_domain ON customers.more_keys (split_part(key, '@', 2)) WHERE kind = 'email';

UPDATE people.roles SET grants = grants || '{"mail.read": "all", "mail.use": "all"}' WHERE key IN ('owner', 'manager', 'sales');
UPDATE people.roles SET grants = grants || '{"mail.read": "all"}' WHERE key = 'readonly';
