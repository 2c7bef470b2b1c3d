-- A statement may be carried out after its time-out, when later changes are stored already. The number of a conversation's
-- changes shows that it comes too late. Null until a node that knows it has written the conversation.
alter table conversation add column revision bigint;
