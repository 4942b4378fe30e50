-- Agents' System conversations.
create table system_conversation (
    sid    text primary key,
    worker text not null
);

-- Offers that agents were asked about; names in lower case.
create table prompt (
    id              bigint generated always as identity primary key,
    reservation_sid text not null unique,
    worker          text not null
);
create index prompt_worker on prompt (worker, id desc);
