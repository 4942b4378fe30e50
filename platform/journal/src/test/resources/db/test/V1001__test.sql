create table answer (event_id text primary key);
