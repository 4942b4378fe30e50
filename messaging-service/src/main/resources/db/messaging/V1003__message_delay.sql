-- Why an outbound message waits for another attempt.
alter table message
    add column delay_reason  text,
    add column delay_code    int,
    add column delay_next_at timestamptz;
