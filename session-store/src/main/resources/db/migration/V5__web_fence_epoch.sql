-- An engine that has lost a conversation must not reach the user any more: the fence keeps the lowest epoch, too.
alter table web_conversation add column fence_epoch bigint not null default 0;
