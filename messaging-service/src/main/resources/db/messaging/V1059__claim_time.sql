-- Since when a conversation is claimed, so that a claim that nobody uses can end.
alter table conversation add column claimed_at timestamptz;
update conversation set claimed_at = now() where claimed_by is not null;
create index conversation_claimed on conversation (claimed_at) where claimed_at is not null;
