-- A link that is forgotten takes all with it that was noted of it.
alter table bridge_message drop constraint bridge_message_link_id_fkey,
  add constraint bridge_message_link_id_fkey foreign key (link_id) references bridge_link (id) on delete cascade;
alter table bridge_member drop constraint bridge_member_link_id_fkey,
  add constraint bridge_member_link_id_fkey foreign key (link_id) references bridge_link (id) on delete cascade;
alter table bridge_drift drop constraint bridge_drift_link_id_fkey,
  add constraint bridge_drift_link_id_fkey foreign key (link_id) references bridge_link (id) on delete cascade;
