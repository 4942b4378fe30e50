-- The former data of an edited entry goes with the entry; its length and hash stay in the line's detail.

create index journal_audit_payload on journal_audit (entry_id) where previous is not null;

update journal_audit
set previous = null, detail = detail || jsonb_build_object('sha256Before', encode(sha256(previous), 'hex'))
where previous is not null and not exists (select 1 from journal_entry where id = entry_id);
