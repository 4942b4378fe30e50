-- Which message is another try of one that failed: each is sent again once at most.
alter table message
    add column resend_of uuid,
    add column resent_as uuid,
    add constraint message_resend_of unique (resend_of);
