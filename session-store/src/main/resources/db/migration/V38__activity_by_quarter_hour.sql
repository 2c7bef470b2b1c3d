-- An index on last_at, which every turn changes, makes each update write to all indexes of the table. A time that is
-- rounded down to a quarter of an hour seldom changes, so that nearly all updates are heap-only (HOT).
alter table conversation add column active_quarter timestamptz;
update conversation set active_quarter = date_bin('15 minutes', last_at, 'epoch');

-- Nodes that do not know the column yet leave it out.
create function round_activity() returns trigger language plpgsql as
$$
begin
    new.active_quarter := date_bin('15 minutes', new.last_at, 'epoch');
    return new;
end
$$;
create trigger round_activity before insert on conversation for each row
    when (new.active_quarter is null) execute function round_activity();

drop index conversation_latest;
create index conversation_latest on conversation (mode, active_quarter desc) where closed_at is null;

-- Room on each page for the next version of a row.
alter table conversation set (fillfactor = 80);
