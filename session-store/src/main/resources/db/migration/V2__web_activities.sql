create table web_conversation (
    conversation_id    text primary key,
    subscriber_id      text        not null,
    user_id            text        not null,
    user_name          text,
    number             text,
    language           text,
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
