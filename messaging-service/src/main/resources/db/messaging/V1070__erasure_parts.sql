-- What becomes of an erasure in the other services, as they tell it. A row stands for each service that is asked.

create table erasure_part (
    erasure_id  uuid        not null references erasure (id) on delete cascade,
    service     text        not null,
    told_at     timestamptz,                             -- when the service was at it; null until it tells
    stuck       text,                                    -- why nobody tries any more
    counts      text        not null default '{}',       -- rows erased, by kind, as JSON
    left_over   bigint      not null default 0,          -- what mentions the person and was in use
    primary key (erasure_id, service)
);
