-- Erasing one person's data: what was asked for, and the receipt. After it is done nothing here says who it was, unless one
-- knows the address already and asks by it.

create table erasure (
    id            uuid        primary key,
    subject       text        not null,                  -- the address as a keyed hash
    address       text,                                  -- only until it is done
    reason        text        not null,
    requested_by  text        not null,
    state         text        not null,
    trace         text        not null,
    at_twilio     boolean     not null,
    trouble       text,                                  -- why nobody tries any more
    left_over     bigint      not null default 0,        -- unfinished journal entries of others that mention the person
    expiries      text        not null default '[]',     -- which topics still hold what, and until when, as JSON
    requested_at  timestamptz not null,
    finished_at   timestamptz
);
create index erasure_newest on erasure (requested_at desc, id desc);
create index erasure_by_subject on erasure (subject, requested_at desc);
-- One at a time for each person.
create unique index erasure_open on erasure (subject) where state <> 'done';

create table erasure_count (
    erasure_id  uuid    not null references erasure (id) on delete cascade,
    what        text    not null,
    amount      bigint  not null,
    primary key (erasure_id, what)
);

-- Makes hashes of addresses: without it a hash says nothing, although there are only so many numbers.
create table person_key (
    one  boolean primary key default true check (one),
    key  bytea   not null
);
insert into person_key (key) select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

-- Who does not want to be written to, of those whose data were erased.
create table kept_opt_out (
    subject  text        primary key,                    -- our address and theirs as a keyed hash
    kept_at  timestamptz not null
);

-- A person is looked for by address, whatever the account.
create index contact_address_by_address on contact_address (address);
