-- Who did what, to whom, from where and why. Each process of the gateway is a writer with a chain of its own: the hash of
-- an entry covers the entry and the hash of the one before, under a key that the database does not know. An empty text
-- means that there is nothing to say.
create table audit_entry (
    writer          uuid        not null,
    number          bigint      not null,
    at              timestamptz not null,
    actor           text        not null,
    roles           text        not null,
    action          text        not null,
    subscriber_id   text        not null,
    conversation_id text        not null,
    target          text        not null,
    address         text        not null,
    reason          text        not null,
    previous        text        not null,
    hash            text        not null,
    primary key (writer, number)
);
create index audit_entry_by_time on audit_entry (at);
create index audit_entry_by_subscriber on audit_entry (subscriber_id, at) where subscriber_id <> '';
create index audit_entry_by_actor on audit_entry (actor, at);

-- Keeps the application from changing what it has written. The owner can remove these triggers; the chain shows it.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry: entries are only ever added';
end $$;
create trigger audit_entry_is_append_only before update or delete on audit_entry
    for each row execute function refuse_audit_change();
create trigger audit_entry_is_not_emptied before truncate on audit_entry
    for each statement execute function refuse_audit_change();
