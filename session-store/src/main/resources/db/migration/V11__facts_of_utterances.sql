-- What is known of an utterance beyond its words: how a reply ended, which parts are the system's own, why it was not
-- delivered. Null for what is older than this column.
alter table utterance add column facts jsonb;
