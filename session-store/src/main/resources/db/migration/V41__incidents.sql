-- Something that is out of order, and what is said to who asks about it. Kept when it is over.
create table incident (
    incident_id text not null,
    pinned_at   timestamptz not null default now(),
    ended_at    timestamptz,
    places      text not null,
    ko          text not null,
    en          text not null,
    primary key (incident_id, pinned_at)
);

create unique index incident_in_force on incident (incident_id) where ended_at is null;
