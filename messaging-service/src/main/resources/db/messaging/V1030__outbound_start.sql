-- What somebody wanted to start towards a customer, and what became of it.

create table outbound_start (
    id             uuid        primary key,
    kind           text        not null,
    wish           text        not null,
    their_address  text,
    author         text        not null,
    state          text        not null,
    refusal_status integer,
    refusal_code   integer,
    refusal_reason text,
    answer         text,
    delay          text,
    trace          text        not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null
);

create index outbound_start_newest on outbound_start (created_at desc, id);
create index outbound_start_customer on outbound_start (their_address);
