-- Texts by SMS, in both directions, and who wants none. Every key begins with subscriber_id, so that the tables can be
-- sharded by it.

-- A text on its way in. The row outlives its publication as long as the SMSC may repeat the text.
create table sms_inbound (
    subscriber_id   text        not null,
    message_id      uuid        not null,
    -- The same for each part of a text and each repetition of it.
    fingerprint     text        not null,
    sender          text        not null,
    recipient       text        not null,
    total           integer     not null,
    arrived_at      timestamptz not null,
    published_at    timestamptz,
    acknowledged_at timestamptz,
    primary key (subscriber_id, message_id)
);

create index sms_inbound_repeated on sms_inbound (subscriber_id, fingerprint, arrived_at desc);
create index sms_inbound_overdue on sms_inbound (arrived_at) where published_at is null;
create index sms_inbound_old on sms_inbound (arrived_at);

-- A part of a concatenated text: acknowledged to the SMSC as soon as it is here.
create table sms_inbound_part (
    subscriber_id text    not null,
    message_id    uuid    not null,
    number        integer not null,
    digest        text    not null,
    -- UTF-16BE, because a part may end between the halves of a surrogate pair; null once the whole text is published.
    content       bytea,
    primary key (subscriber_id, message_id, number),
    foreign key (subscriber_id, message_id) references sms_inbound on delete cascade
);

-- A reply on its way out.
create table sms_delivery (
    subscriber_id      text        not null,
    reply_id           uuid        not null,
    -- Null for what the channel says of itself, such as the answer to STOP.
    conversation_id    uuid,
    turn               bigint      not null,
    leg                text        not null,
    subscriber_address text        not null,
    service_address    text        not null,
    -- The concatenation reference that all its segments share, also when the rest of them is sent after a crash.
    reference          integer     not null,
    opened_at          timestamptz not null,
    primary key (subscriber_id, reply_id)
);

create index sms_delivery_recent on sms_delivery (subscriber_id, opened_at desc);
create index sms_delivery_old on sms_delivery (opened_at);

create table sms_segment (
    subscriber_id text        not null,
    reply_id      uuid        not null,
    number        integer     not null,
    state         text        not null check (state in ('PENDING', 'SENDING', 'SENT', 'DELIVERED', 'FAILED')),
    -- The SMSC's own id, in lower case.
    message_id    text,
    changed_at    timestamptz not null,
    primary key (subscriber_id, reply_id, number),
    foreign key (subscriber_id, reply_id) references sms_delivery on delete cascade
);

create index sms_segment_receipt on sms_segment (subscriber_id, message_id);

-- A receipt that came before the SMSC's response to the segment that it is about, or about a segment of somebody else.
create table sms_early_receipt (
    subscriber_id text        not null,
    receipt_id    uuid        not null,
    -- The ids that it may mean, separated by spaces.
    message_ids   text        not null,
    delivered     boolean     not null,
    status        text        not null,
    arrived_at    timestamptz not null,
    primary key (subscriber_id, receipt_id)
);

create index sms_early_receipt_old on sms_early_receipt (arrived_at);

create table sms_opt_out (
    subscriber_id   text        not null,
    service_address text        not null,
    since           timestamptz not null,
    primary key (subscriber_id, service_address)
);
