-- What the assistant knows. A version is never changed: a newer one, or nothing, takes its place when it is withdrawn.
create table article (
    article_id   text not null,
    language     text not null,
    version      bigint not null,
    title        text not null,
    audience     text not null,
    area         text not null,
    body         text not null,
    valid_from   date,
    valid_until  date,
    loaded_at    timestamptz not null default now(),
    withdrawn_at timestamptz,
    primary key (article_id, language, version)
);

-- At most one version is in force.
create unique index article_in_force on article (article_id, language) where withdrawn_at is null;

-- Raised with every change, so that nodes see by one small read whether they have to read the articles again.
create table knowledge_revision (
    id       boolean primary key default true check (id),
    revision bigint not null
);
insert into knowledge_revision (revision) values (0);
