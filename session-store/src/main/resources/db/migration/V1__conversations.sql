-- Every table carries subscriber_id, so that the database can be sharded by it.

create table subscriber (
    subscriber_id text primary key,
    number        text,
    name          text,
    language      text        not null,
    updated_at    timestamptz not null
);

create table conversation (
    conversation_id uuid primary key,
    subscriber_id   text        not null,
    -- The engine that holds the conversation; a write under an older epoch is refused.
    epoch           bigint      not null,
    turn            bigint      not null,
    mode            text        not null,
    channel         text        not null,
    leg             text        not null,
    language        text        not null,
    handoff_reason  text,
    handoff_summary text,
    waiting_since   timestamptz,
    agent_id        text,
    agent_name      text,
    opened_at       timestamptz not null,
    last_at         timestamptz not null,
    closed_at       timestamptz
);

create unique index conversation_open on conversation (subscriber_id) where closed_at is null;
create index conversation_attention on conversation (mode, waiting_since) where closed_at is null;
create index conversation_recent on conversation (last_at desc) where closed_at is null;

create table leg (
    conversation_id    uuid        not null,
    channel            text        not null,
    leg                text        not null,
    subscriber_id      text        not null,
    subscriber_address text,
    service_address    text,
    node_partition     integer,
    disclosed          boolean     not null,
    last_at            timestamptz not null,
    closed_at          timestamptz,
    primary key (conversation_id, channel, leg)
);

create table utterance (
    utterance_id    uuid primary key,
    conversation_id uuid        not null,
    subscriber_id   text        not null,
    turn            bigint      not null,
    role            text        not null,
    author_name     text,
    channel         text        not null,
    leg             text        not null,
    text            text        not null,
    language        text        not null,
    state           text        not null,
    said_at         timestamptz not null
);

-- One bounded backward scan reads the end of a conversation, whatever its length.
create index utterance_of_conversation on utterance (conversation_id, turn desc, said_at desc);

create table suggestion (
    suggestion_id   uuid primary key,
    conversation_id uuid             not null,
    subscriber_id   text             not null,
    based_on        uuid             not null,
    rank            integer          not null,
    text            text             not null,
    confidence      double precision not null,
    offered_at      timestamptz      not null,
    outcome         text,
    final_text      text,
    edit_distance   integer,
    agent_id        text,
    settled_at      timestamptz
);

create index suggestion_of_conversation on suggestion (conversation_id, offered_at desc);
