-- The rolling summary of a conversation, and the last turn that it covers.
alter table conversation
    add column summary         text,
    add column summary_through bigint;

-- All conversations of a subscriber, open or not.
create index conversation_of_subscriber on conversation (subscriber_id);
-- People who never had a conversation are forgotten by this.
create index subscriber_updated on subscriber (updated_at);
create index web_conversation_of_subscriber on web_conversation (subscriber_id);

-- What belongs to conversations is partitioned by the time at which they were opened: conversation_id is a UUID of
-- version 7, whose first 48 bits are milliseconds since 1970, so that a range of ids is a range of times. All that a
-- conversation owns is in one partition of each table, every key begins with conversation_id, and what is too old is
-- dropped by the partition.

-- The lowest id of a conversation that is opened at this time.
create function conversation_id_floor(opened timestamptz) returns uuid
    language sql immutable strict parallel safe as
$$
    select cast(lpad(to_hex(cast(floor(extract(epoch from opened) * 1000) as bigint)), 12, '0')
        || '00000000000000000000' as uuid)
$$;

create table history_partition (
    -- The end of its tables' names: the day on which it begins, in UTC.
    name           text        primary key,
    opened_from    timestamptz not null unique,
    opened_before  timestamptz not null unique,
    -- Its tables are gone, and its conversations are being deleted.
    dropped        boolean     not null default false,
    check (opened_from < opened_before)
);

alter table leg rename to leg_unpartitioned;
alter table utterance rename to utterance_unpartitioned;
alter table suggestion rename to suggestion_unpartitioned;
alter index leg_pkey rename to leg_unpartitioned_pkey;
alter index utterance_pkey rename to utterance_unpartitioned_pkey;
alter index utterance_of_conversation rename to utterance_unpartitioned_of_conversation;
alter index suggestion_pkey rename to suggestion_unpartitioned_pkey;
alter index suggestion_of_conversation rename to suggestion_unpartitioned_of_conversation;

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
) partition by range (conversation_id);

create table utterance (
    conversation_id uuid        not null,
    utterance_id    uuid        not null,
    subscriber_id   text        not null,
    turn            bigint      not null,
    role            text        not null,
    author_name     text,
    channel         text        not null,
    leg             text        not null,
    text            text        not null,
    language        text        not null,
    state           text        not null,
    said_at         timestamptz not null,
    primary key (conversation_id, utterance_id)
) partition by range (conversation_id);

-- One bounded scan reads the end of a conversation, whatever its length. The times of a turn come from several nodes'
-- clocks, so that within a turn the subscriber's role counts before the time.
create index utterance_of_conversation on utterance
    (conversation_id, turn desc, (case when role = 'SUBSCRIBER' then 1 else 0 end), said_at desc);

create table suggestion (
    conversation_id uuid             not null,
    suggestion_id   uuid             not null,
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
    settled_at      timestamptz,
    primary key (conversation_id, suggestion_id)
) partition by range (conversation_id);

create index suggestion_of_conversation on suggestion (conversation_id, offered_at desc);

-- Makes the partition of each table for the conversations opened in a period. To attach a table that was made by itself
-- locks out neither readers nor writers, as making a partition at once would.
create function add_history_partition(opened_from timestamptz, opened_before timestamptz) returns void
    language plpgsql as
$$
declare
    name   text := to_char(opened_from at time zone 'UTC', 'YYYYMMDD');
    parent text;
begin
    foreach parent in array array ['leg', 'utterance', 'suggestion'] loop
        execute format('create table %I (like %I including defaults including constraints including indexes)',
            parent || '_' || name, parent);
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent,
            parent || '_' || name, conversation_id_floor(opened_from), conversation_id_floor(opened_before));
    end loop;
    insert into history_partition values (name, opened_from, opened_before);
end
$$;

-- Drops the tables of a period. Readers and writers wait while it does, hence not for a lock.
create function drop_history_partition(period text) returns void
    language plpgsql as
$$
declare
    parent text;
begin
    perform set_config('lock_timeout', '500ms', true);
    foreach parent in array array ['leg', 'utterance', 'suggestion'] loop
        execute format('drop table %I', parent || '_' || period);
    end loop;
    update history_partition set dropped = true where history_partition.name = period;
end
$$;

-- Weeks for what is stored already, and for the next two months.
do $$
declare
    first_id text := (select cast(conversation_id as text) from (
        (select conversation_id from conversation order by conversation_id limit 1)
        union all (select conversation_id from leg_unpartitioned order by conversation_id limit 1)
        union all (select conversation_id from utterance_unpartitioned order by conversation_id limit 1)
        union all (select conversation_id from suggestion_unpartitioned order by conversation_id limit 1)) ids
        order by conversation_id limit 1);
    first timestamptz := coalesce(
        to_timestamp(cast(cast('x' || left(replace(first_id, '-', ''), 12) as bit(48)) as bigint) / 1000.0), now());
    week timestamptz := date_trunc('week', least(first, now()), 'UTC');
begin
    while week < now() + interval '8 weeks' loop
        perform add_history_partition(week, week + interval '7 days');
        week := week + interval '7 days';
    end loop;
end
$$;

insert into leg
select conversation_id, channel, leg, subscriber_id, subscriber_address, service_address, node_partition, disclosed,
    last_at, closed_at
from leg_unpartitioned;

insert into utterance
select conversation_id, utterance_id, subscriber_id, turn, role, author_name, channel, leg, text, language, state, said_at
from utterance_unpartitioned;

insert into suggestion
select conversation_id, suggestion_id, subscriber_id, based_on, rank, text, confidence, offered_at, outcome, final_text,
    edit_distance, agent_id, settled_at
from suggestion_unpartitioned;

drop table leg_unpartitioned, utterance_unpartitioned, suggestion_unpartitioned;

-- Dead letters that were put back where they came from.
create table dead_letter_replay (
    partition   integer     not null,
    "offset"    bigint      not null,
    replayed_at timestamptz not null,
    primary key (partition, "offset")
);
