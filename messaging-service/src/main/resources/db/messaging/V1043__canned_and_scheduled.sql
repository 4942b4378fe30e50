-- Texts that agents need often.
create table canned_reply (
    id       uuid   primary key,
    title    text   not null,
    text     text   not null,
    version  bigint not null
);

-- Messages that are sent later; a timer in scheduled_tasks has them sent.
create table scheduled_message (
    id               uuid        primary key,
    conversation_id  uuid        not null references conversation (id) on delete cascade,
    body             text        not null,
    media_url        text,
    content_sid      text,
    variables        text,
    author           text        not null,
    wanted_at        timestamptz not null,
    send_at          timestamptz not null,
    state            text        not null,
    message_id       uuid,
    reason           text
);
create index scheduled_message_by_conversation on scheduled_message (conversation_id, send_at);
