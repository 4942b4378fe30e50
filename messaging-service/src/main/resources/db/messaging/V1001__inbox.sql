-- The inbox: who writes to us, from which addresses, in which conversations.

create table contact (
    id          uuid        primary key,
    account     text        not null,
    name        text,
    created_at  timestamptz not null
);

-- A person may have several addresses; a WhatsApp user may have no phone number.
create table contact_address (
    account     text not null,
    address     text not null,
    contact_id  uuid not null references contact (id),
    primary key (account, address)
);
create index contact_address_contact on contact_address (contact_id);

create table conversation (
    id                   uuid        primary key,
    account              text        not null,
    channel              text        not null,
    our_address          text        not null,
    their_address        text        not null,
    contact_id           uuid        not null references contact (id),
    status               text        not null,
    unread               int         not null,
    last_seq             bigint      not null,
    last_direction       text,
    last_text            text,
    last_media_count     int,
    last_message_at      timestamptz,
    last_activity_at     timestamptz not null,
    created_at           timestamptz not null,
    version              bigint      not null,
    constraint conversation_addresses unique (account, channel, our_address, their_address)
);
create index conversation_by_activity on conversation (status, last_activity_at desc, id desc);
create index conversation_by_contact on conversation (contact_id);

create table message (
    id               uuid        primary key,
    conversation_id  uuid        not null references conversation (id),
    seq              bigint      not null,
    sid              text,
    direction        text        not null,
    from_address     text        not null,
    to_address       text        not null,
    body             text        not null,
    status           text        not null,
    error_code       int,
    error_message    text,
    author           text,
    caused_by        text,
    trace            text        not null,
    media_url        text,
    sent_at          timestamptz not null,
    created_at       timestamptz not null,
    version          bigint      not null,
    constraint message_sid unique (sid),
    constraint message_order unique (conversation_id, seq)
);

create table media (
    id            uuid   primary key,
    message_id    uuid   not null references message (id),
    position      int    not null,
    content_type  text   not null,
    state         text   not null,
    size          bigint,
    url           text,
    attempts      int    not null,
    constraint media_order unique (message_id, position)
);

create table media_content (
    media_id  uuid  primary key references media (id),
    content   bytea not null
);
-- Pictures and sound are compressed already.
alter table media_content alter column content set storage external;
