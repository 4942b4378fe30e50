-- What keeps deleted messages out needs no SID, which leads to the message at Twilio: its hash does as well. A SID has 128
-- random bits, so that no hash of one can be guessed.

alter table deleted_message add column sid_hash text;
update deleted_message set sid_hash = encode(sha256(convert_to(sid, 'UTF8')), 'hex');
alter table deleted_message drop column sid;
alter table deleted_message add constraint deleted_message_sid_hash unique (sid_hash);
alter table deleted_message alter column conversation_id drop not null;

-- Retention takes the oldest.
create index deleted_message_by_time on deleted_message (deleted_at);
create index mms_relayed_by_time on mms_relayed (relayed_at);
create index mms_relayed_by_message on mms_relayed (message_sid);
