-- Positions far apart, so that a message recovered later finds room between others without moving any.
update message set seq = seq * 1048576;
update conversation set last_seq = last_seq * 1048576;

-- Comparisons with Twilio look for unsettled messages of a span.
create index message_by_sent_at on message (sent_at);
