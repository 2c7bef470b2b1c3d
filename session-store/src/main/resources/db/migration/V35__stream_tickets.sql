-- The tickets in streamUrls that have been used. Each opens one stream once, whichever node it comes to.
create table web_stream_ticket (
    ticket_id text primary key,
    expires_at timestamptz not null
);
create index web_stream_ticket_expired on web_stream_ticket (expires_at);
