-- The task board. What is known of each is a document; the columns beside it are what rows are found by.
create table task (
    sid        text        primary key,
    account    text        not null,
    over       boolean     not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    data       jsonb       not null
);
create index task_open on task (created_at) where not over;
create index task_over on task (changed_at) where over;

create table reservation (
    sid        text        primary key,
    account    text        not null,
    task_sid   text        not null,
    worker_sid   text,
    status       text        not null,
    answer_until timestamptz,
    changed_at   timestamptz not null,
    data         jsonb       not null
);
create index reservation_task on reservation (task_sid);
create index reservation_answer_until on reservation (answer_until) where answer_until is not null;

create table worker (
    sid        text        primary key,
    account    text        not null,
    name       text        not null,
    deleted    boolean     not null,
    changed_at timestamptz not null,
    data       jsonb       not null
);
create index worker_name on worker (lower(name));

create table activity (
    sid           text    primary key,
    account       text    not null,
    workspace_sid text    not null,
    name          text    not null,
    available     boolean not null
);
