-- Runs after the migrations at each start, as the user that migrates. If the application runs as another user, that one
-- gets what the store needs, and cannot change tables, functions or what the audit trail says.
do $$
declare
    run_user constant text := '${runUser}';
    relation record;
    granted  text;
begin
    if run_user = current_user then
        return;
    end if;
    -- Nodes that start together do not grant at the same time.
    perform pg_advisory_xact_lock(hashtext('grants of the assistant'));
    execute format('grant usage on schema %I to %I', current_schema(), run_user);
    for relation in
        select c.oid, c.relname from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            and c.relname <> 'flyway_schema_history'
    loop
        foreach granted in array case when relation.relname = 'audit_entry' then array ['select', 'insert']
            else array ['select', 'insert', 'update', 'delete'] end loop
            if not has_table_privilege(run_user, relation.oid, granted) then
                execute format('grant %s on %s to %I', granted, relation.oid::regclass, run_user);
            end if;
        end loop;
    end loop;
    execute format('grant usage on all sequences in schema %I to %I', current_schema(), run_user);
    execute format('grant execute on function add_history_partition(timestamptz, timestamptz),'
        ' drop_history_partition(text) to %I', run_user);
end
$$;
