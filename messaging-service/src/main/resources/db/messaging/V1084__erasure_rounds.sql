-- What one service finds, such as a chat beside the number, may be all that another knows: everybody is asked again with it.
-- Until then it is in erasure_subject, of the kind 'found'.

alter table erasure
    add column round int not null default 1,             -- how often all were asked with more than before
    add column found bigint not null default 0;          -- SIDs that nobody was asked with yet
