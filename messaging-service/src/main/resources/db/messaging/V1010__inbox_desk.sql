-- How agents stand to conversations.
alter table conversation
    add column needs_reply     boolean not null default false,
    add column claimed_by      text,
    add column assignee        text,
    add column labels          text[]  not null default '{}',
    add column received        bigint  not null default 0,
    -- Each "<received> <instant> <agent>", the last reader first.
    add column read_marks      text[]  not null default '{}',
    add column opted_out       boolean not null default false,
    add column last_inbound_at timestamptz;

update conversation c
set received = m.received, last_inbound_at = m.last_at,
    needs_reply = c.status = 'open' and c.last_direction = 'inbound'
from (
    select conversation_id, count(*) as received, max(created_at) as last_at
    from message where direction = 'inbound' group by conversation_id
) m
where m.conversation_id = c.id;

create index conversation_unanswered on conversation (status, last_activity_at desc, id desc) where needs_reply;
create index conversation_by_assignee on conversation (assignee, status, last_activity_at desc, id desc)
    where assignee is not null;

-- Never sent to anybody.
create table note (
    id               uuid        primary key,
    conversation_id  uuid        not null references conversation (id),
    author           text        not null,
    body             text        not null,
    created_at       timestamptz not null
);
create index note_by_conversation on note (conversation_id, created_at desc, id desc);

-- Messages that somebody deleted: whatever still comes about them changes nothing.
create table deleted_message (
    id               uuid        primary key,
    sid              text,
    conversation_id  uuid        not null,
    deleted_at       timestamptz not null,
    constraint deleted_message_sid unique (sid)
);
