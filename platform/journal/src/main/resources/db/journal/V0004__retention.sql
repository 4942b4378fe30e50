-- Retention takes finished entries and, in the end, empty lanes out again.

-- A lane that comes again begins with a higher epoch than it ever had, so that a worker frozen since its former life
-- cannot move it: milliseconds pass faster than claims.
alter table journal_lane alter column epoch set default (extract(epoch from now()) * 1000)::bigint;

-- Deleted rows make room soon, in small portions, and not only when a fifth of the table is gone.
alter table journal_entry set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
alter table journal_step set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
