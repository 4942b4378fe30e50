-- Full-text search. Punctuation parts words, so that a piece of an address or a number with hyphens is found; the
-- beginning of a long text is enough, and a tsvector holds no more than a megabyte.
create function words_of(body text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('simple', translate(left(body, 10000),
        '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)));

alter table message add column search tsvector generated always as (words_of(body)) stored;

-- Searches are to be as fast after a rush of messages as before.
create index message_search on message using gin (search) with (fastupdate = off);

-- Pages of what was found, newest first; comparisons with Twilio, which used the former one.
create index message_by_time on message (sent_at, id);
drop index message_by_sent_at;
