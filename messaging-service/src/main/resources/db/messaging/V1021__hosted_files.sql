-- Files that agents send: kept until Twilio can no longer want them.
create table hosted_file (
    id            uuid        primary key,
    content_type  text        not null,
    size          bigint      not null,
    file_name     text        not null,
    author        text        not null,
    created_at    timestamptz not null
);
create index hosted_file_by_time on hosted_file (created_at);

create table hosted_content (
    file_id  uuid  primary key references hosted_file (id) on delete cascade,
    content  bytea not null
);
-- Pictures and sound are compressed already.
alter table hosted_content alter column content set storage external;
