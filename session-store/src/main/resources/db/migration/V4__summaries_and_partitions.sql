-- The rolling summary of a conversation, and the last turn that it covers.
alter table conversation
    add column summary         text,
    add column summary_through bigint;
