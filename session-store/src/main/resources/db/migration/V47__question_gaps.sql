-- What subscribers asked and nothing answered, for those who write articles. It says nothing about who asked: equal
-- questions are one row, with a masked wording.
create table question_gap (
    gap_id   uuid        not null unique default gen_random_uuid(),
    language text        not null,
    -- Why it counts: no article, or a figure that was withheld.
    reason   text        not null,
    -- What equal questions have in common.
    form     text        not null,
    topic    text        not null,
    example  text        not null,
    asked    bigint      not null,
    first_at timestamptz not null,
    last_at  timestamptz not null,
    primary key (language, reason, form)
);

create index question_gap_last on question_gap (last_at);

-- What subscribers think of replies of the assistant. Found by the conversation, as the reply itself is.
create table reply_rating (
    conversation_id uuid        not null,
    reply_id        uuid        not null,
    subscriber_id   text        not null,
    helpful         boolean     not null,
    rated_at        timestamptz not null,
    primary key (conversation_id, reply_id)
);

create index reply_rating_latest on reply_rating (rated_at);
create index reply_rating_of_subscriber on reply_rating (subscriber_id);

-- What agents lately did with suggestions.
create index suggestion_settled on suggestion (settled_at desc) where outcome in ('ACCEPTED', 'EDITED', 'REJECTED');
