-- When an incident ends by itself; null if somebody has to end it.
alter table incident add column ends_at timestamptz;
