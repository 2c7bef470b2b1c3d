-- When it turned out that the response to a text may not have arrived; null once a repetition has been answered. It is not
-- acknowledged_at that is taken back, because a publication whose time was up may still be stored after that.
alter table sms_inbound add column doubted_at timestamptz;
