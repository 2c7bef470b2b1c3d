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
-- The desk's queue: who waits, longest first; then those of agents and those of the assistant, each latest first.
create index conversation_waiting on conversation (waiting_since) where closed_at is null and mode = 'WAITING';
create index conversation_latest on conversation (mode, last_at desc) where closed_at is null;

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

-- One bounded scan reads the end of a conversation, whatever its length. The times of a turn come from several nodes'
-- clocks, so that within a turn the subscriber's role counts before the time.
create index utterance_of_conversation on utterance
    (conversation_id, turn desc, (case when role = 'SUBSCRIBER' then 1 else 0 end), said_at desc);

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
