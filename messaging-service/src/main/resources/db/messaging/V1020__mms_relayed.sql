-- Chat messages that have the pictures of their MMS: Proxy tells of one interaction several times.
create table mms_relayed (
    chat_message_sid  text        primary key,
    message_sid       text        not null,
    conversation_sid  text        not null,
    media_count       int         not null,
    relayed_at        timestamptz not null
);
