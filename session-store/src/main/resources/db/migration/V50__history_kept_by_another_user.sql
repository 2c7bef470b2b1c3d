-- Lets a user that does not own the tables keep the history: partitions are added and dropped as the owner of these
-- functions, whoever calls them. What they look up is in this schema only.
do $$
declare
    name text;
begin
    foreach name in array array ['add_history_partition(timestamptz, timestamptz)', 'drop_history_partition(text)'] loop
        execute format('alter function %s security definer', name);
        execute format('alter function %s set search_path = %I, pg_temp', name, current_schema());
        execute format('revoke all on function %s from public', name);
    end loop;
end
$$;

-- Nothing but a period that is over for everybody in it is dropped, whoever asks.
create function refuse_drop_of_open_period() returns trigger language plpgsql as $$
begin
    if exists (select from conversation c
        where c.conversation_id >= conversation_id_floor(old.opened_from)
            and c.conversation_id < conversation_id_floor(old.opened_before) and c.closed_at is null) then
        raise exception 'history_partition: conversations of this period are open';
    end if;
    return new;
end $$;
create trigger history_partition_is_over before update on history_partition
    for each row when (new.dropped and not old.dropped) execute function refuse_drop_of_open_period();
