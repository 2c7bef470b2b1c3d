-- Replies of the web chat that were stored while no client was there to be sent them. A row goes when its client has been
-- sent the reply, or with the activity. Sharded by conversation_id, as the other tables of the web chat.

create table web_unseen (
    conversation_id   text        not null,
    seq               bigint      not null,
    -- What the reply belongs to: a conversation of the engine, and a turn in it.
    turn_conversation uuid        not null,
    turn              bigint      not null,
    stored_at         timestamptz not null,
    -- When the engine was told that nobody has seen it; null while the client may come back in time.
    reported_at       timestamptz,
    primary key (conversation_id, seq),
    foreign key (conversation_id, seq) references web_activity (conversation_id, seq) on delete cascade
);

create index web_unseen_unreported on web_unseen (stored_at) where reported_at is null;
