-- When an agent's desk was last open, on any node. The database's clock, so that nodes need not agree on the time.
create table agent_presence (
    agent_id text primary key,
    seen_at  timestamptz not null
);
