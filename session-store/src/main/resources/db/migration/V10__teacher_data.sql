-- What a subscriber has agreed to beyond being answered. No row is no consent; it ends with the person's being forgotten.
create table consent (
    subscriber_id text        not null references subscriber on delete cascade,
    scope         text        not null,
    since         timestamptz not null,
    primary key (subscriber_id, scope)
);

-- Which tier and model answered, and whether the text is the model's alone and rests on nothing but what was said. Null
-- for what no model said, and for what is older than these columns.
alter table utterance
    add column tier           text,
    add column model          text,
    add column self_contained boolean;

-- The order in which conversations were closed, by which they are exported and an export is resumed. A time would not do:
-- a transaction may commit long after the time that it wrote, and a reader would have gone past it. The transaction's own
-- number tells a reader which closings may still be on their way.
create sequence conversation_closing;

alter table conversation
    add column closed_in bigint,
    add column closing   bigint;

create function number_closing() returns trigger
    language plpgsql as
$$
begin
    new.closed_in := cast(cast(pg_current_xact_id() as text) as bigint);
    new.closing := nextval('conversation_closing');
    return new;
end
$$;

create trigger conversation_closes before update of closed_at on conversation
    for each row when (old.closed_at is null and new.closed_at is not null)
    execute function number_closing();

create index conversation_closings on conversation (closed_in, closing) where closed_in is not null;
