-- What each person chose last, in whichever account; names in lower case.
create table choice (
    name    text        primary key,
    state   text        not null,
    account text        not null,
    at      timestamptz not null
);

-- Activities that we have set and of which Twilio is going to tell.
create table expected_activity (
    worker_sid text        not null,
    activity   text        not null,
    at         timestamptz not null,
    primary key (worker_sid, activity)
);

-- When each person was reminded last; names in lower case.
create table reminder (
    name text        primary key,
    at   timestamptz not null
);
