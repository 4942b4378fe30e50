-- Templates of Twilio's Content API as we last saw them.
create table template (
    sid               text        primary key,
    account           text        not null,
    name              text        not null,
    language          text        not null,
    body              text        not null,
    samples           text        not null,
    types             text        not null,
    status            text        not null,
    category          text        not null,
    rejection_reason  text        not null,
    updated_at        timestamptz not null,
    read_at           timestamptz not null
);
create index template_by_name on template (account, name);

create table template_reading (
    account  text        primary key,
    at       timestamptz not null
);

-- The template that a message of ours is made of.
create table message_template (
    message_id   uuid primary key references message (id) on delete cascade,
    content_sid  text not null,
    variables    text not null
);
