-- The web chat. Its tables are sharded by conversation_id, with which every key begins, and not by subscriber_id as the
-- others are: a client names only its conversation, and so does every query. Nothing joins them with the other tables.

create table web_conversation (
    conversation_id    text primary key,
    subscriber_id      text        not null,
    user_id            text        not null,
    user_name          text,
    number             text,
    -- The outbound partition of the node that holds the newest stream.
    node_partition     integer,
    next_seq           bigint      not null,
    -- The lowest turn whose output may still be delivered: a conversation of the engine, and a turn in it.
    fence_conversation uuid,
    fence_turn         bigint,
    created_at         timestamptz not null,
    opened_at          timestamptz,
    ended_at           timestamptz
);

create index web_conversation_old on web_conversation (created_at);

create table web_activity (
    conversation_id text        not null,
    -- What clients know as the watermark: 1, 2, 3 … in the order in which the activities were committed.
    seq             bigint      not null,
    activity_id     text        not null,
    subscriber_id   text        not null,
    activity        jsonb       not null,
    created_at      timestamptz not null,
    primary key (conversation_id, seq),
    unique (conversation_id, activity_id)
);

create index web_activity_old on web_activity (created_at);
