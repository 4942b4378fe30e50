-- What is set at Twilio, as it was last found, and what others had set where our value stands now.
create table wiring_setting (
    wire         text        not null,
    property     text        not null,
    found        text,
    state        text        not null,
    mendable     boolean     not null,
    reason       text,
    checked_at   timestamptz not null,
    previous     text,
    previous_at  timestamptz,
    primary key (wire, property)
);

-- Who had it mended, why, when, and what that changed.
create table wiring_apply (
    id            uuid        primary key,
    who           text        not null,
    why           text        not null,
    wires         text        not null,
    state         text        not null,
    reason        text,
    changes       text        not null,
    requested_at  timestamptz not null,
    finished_at   timestamptz
);
create index wiring_apply_by_time on wiring_apply (requested_at desc);
