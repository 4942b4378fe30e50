-- Which event told of the interaction; older rows do not know.
alter table mms_relayed add column caused_by text;
