-- Since when a conversation belongs to its task, by Twilio's clock: an acceptance from before that changes nothing.
alter table bridge_link add column task_since timestamptz;
