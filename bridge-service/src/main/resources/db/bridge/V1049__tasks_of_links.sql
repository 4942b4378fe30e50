alter table bridge_link add column workspace_sid text, add column task_sid text;
comment on column bridge_link.task_sid is 'the task that the second conversation has to name; null where nobody knows';

create table bridge_forwarding (
  service text primary key,
  webhook_hash text not null,
  since timestamptz not null
);
comment on column bridge_forwarding.since is 'from then on this webhook is told of the chat service''s messages by us';
