-- Messages whose entries gave up before that failed them: they would look as if they were still being sent, and could not be
-- sent again. Whatever waits to be tried once more stays as it is.
create temporary table given_up on commit drop as
select message.id, message.conversation_id
from journal_entry entry
join message on message.id
    = case when entry.event_id ~ '^send-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then substr(entry.event_id, 6)::uuid end
where entry.parked and message.status = 'pending' and message.sid is null
    and not exists (select 1 from journal_entry replayed where replayed.origin = entry.id and replayed.state = 'waiting');

update message
set status = 'failed',
    error_message = 'Given up; whether Twilio took it is not known' || coalesce(' (' || delay_reason || ')', ''),
    delay_reason = null, delay_code = null, delay_next_at = null, version = version + 1
where id in (select id from given_up);

-- What failed is no answer: the customer waits again.
update conversation
set needs_reply = true, version = version + 1
where id in (select conversation_id from given_up) and status = 'open' and not needs_reply
    and exists (
        select 1 from message inbound
        where inbound.conversation_id = conversation.id and inbound.direction = 'inbound'
            and inbound.seq > coalesce(
                (select max(answer.seq) from message answer
                where answer.conversation_id = conversation.id and answer.direction = 'outbound'
                    and answer.status not in ('failed', 'undelivered', 'canceled')), 0));
