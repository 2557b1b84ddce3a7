-- The same mail in the mailboxes of two colleagues counts once; what an address has to do with is found when it is said to be private.
CREATE INDEX messages_key ON mail.messages (message_key);
CREATE INDEX messages_person ON mail.messages (person_id);
CREATE INDEX outgoing_mailbox ON mail.outgoing (mailbox_id);
