-- Up to which event everything of a subscriber has had its outcome: when a conversation is closed or a person is erased,
-- nothing is left by which an event that Kafka delivers again could be known. A position holds for one partition of
-- assistant.inbound, as long as the topic is not made anew.
create type inbound_position as (partition integer, "offset" bigint);

-- Set when it is closed. Null where a node that does not know of it closed it.
alter table conversation add column settled inbound_position;

create index conversation_last_closed on conversation (subscriber_id, closed_at desc) where closed_at is not null;

-- Kept only as long as an event can come again.
create table erased_subscriber (
    subscriber_id text             primary key,
    settled       inbound_position not null,
    erased_at     timestamptz      not null
);

create index erased_subscriber_at on erased_subscriber (erased_at);
