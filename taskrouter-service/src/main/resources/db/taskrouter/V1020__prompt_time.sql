-- When an agent was asked, so that it is known when to forget it.
alter table prompt add column asked_at timestamptz not null default now();
create index prompt_asked on prompt (asked_at);
