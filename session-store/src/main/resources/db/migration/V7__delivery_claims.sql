-- Who marked a segment SENDING: an attempt that did not learn whether it did, asks again under the same claim.

alter table sms_segment add column claim uuid;

-- reported_at is when somebody last set about telling the engine; told_at, when the engine had been told.
alter table web_unseen add column told_at timestamptz;
update web_unseen set told_at = reported_at;
drop index web_unseen_unreported;
create index web_unseen_untold on web_unseen (stored_at) where told_at is null;
