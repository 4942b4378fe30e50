alter table bridge_link
  add column first_start integer not null default 0,
  add column second_start integer not null default 0,
  add column texted integer not null default 0,
  add column ending boolean not null default false;
-- What was said before is as it is.
update bridge_link set first_start = first_next, second_start = second_next;
comment on column bridge_link.first_start is 'the index of the first conversation from which on this link copies';
comment on column bridge_link.texted is 'the customer has got what was said on the second side below this index';
comment on column bridge_link.ending is 'nobody serves the customer any more, and the second side is not closed yet';

-- Outreaches under way, until their link is open. They belong to the conversation, whichever journal entry goes on with them.
create table bridge_outreach (
  conversation text primary key,
  texted integer not null default 0,
  first_conversation text,
  task text,
  begun_at timestamptz not null default now()
);
comment on column bridge_outreach.conversation is 'of the second side';
