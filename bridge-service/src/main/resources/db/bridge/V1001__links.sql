create table bridge_link (
  id uuid primary key,
  pair text not null,
  lane text not null,
  first_conversation text not null,
  second_conversation text not null,
  state text not null,
  first_next integer not null,
  second_next integer not null,
  late_reason text,
  late_since timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint bridge_link_first unique (pair, first_conversation),
  constraint bridge_link_second unique (pair, second_conversation)
);
create index bridge_link_by_first on bridge_link (first_conversation);
create index bridge_link_by_second on bridge_link (second_conversation);
create index bridge_link_by_change on bridge_link (changed_at desc, id);
comment on column bridge_link.first_next is 'the lowest index of the first conversation that has not been seen yet';

create table bridge_message (
  id uuid primary key,
  link_id uuid not null references bridge_link (id),
  side text not null,
  sid text not null,
  index integer,
  copy_sid text,
  copy_index integer,
  state text not null,
  author text not null,
  media integer not null,
  reason text,
  said_at timestamptz,
  seen_at timestamptz not null,
  copied_at timestamptz,
  constraint bridge_message_once unique (link_id, sid)
);
create index bridge_message_by_copy on bridge_message (link_id, copy_sid);
create index bridge_message_pending on bridge_message (link_id) where state = 'pending';
comment on column bridge_message.side is 'where it was said; sid and index are of that side, copy_sid and copy_index of the other';

create table bridge_member (
  id uuid primary key,
  link_id uuid not null references bridge_link (id),
  first_identity text not null,
  second_identity text not null,
  first_sid text,
  second_sid text,
  agent boolean not null,
  present boolean not null,
  constraint bridge_member_first unique (link_id, first_identity)
);
create index bridge_member_by_second on bridge_member (link_id, second_identity);
