alter table bridge_link add column opening boolean not null default false;
comment on column bridge_link.opening is 'what was there before the link has not yet come to both sides';
