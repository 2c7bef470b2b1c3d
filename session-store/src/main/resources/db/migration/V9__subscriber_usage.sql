-- What subscribers use of the model each day, against which their budgets are held. A row is one conversation's: its
-- engine writes it under the epoch, like all that a conversation owns, so a change that is written again counts once.
create table subscriber_usage (
    subscriber_id   text   not null,
    -- In the deployment's time zone.
    day             date   not null,
    conversation_id uuid   not null,
    tokens          bigint not null,
    replies         bigint not null,
    primary key (subscriber_id, day, conversation_id)
);

create index subscriber_usage_old on subscriber_usage (day);
