-- What is known of an utterance beyond its words: how a reply ended, which parts are the system's own, why it was not
-- delivered. Null for what is older than this column.
alter table utterance add column facts jsonb;

-- A channel is known by the name that topics and events have for it, not by a constant of the code.
update conversation set channel = lower(channel);
update leg set channel = lower(channel);
update utterance set channel = lower(channel);
