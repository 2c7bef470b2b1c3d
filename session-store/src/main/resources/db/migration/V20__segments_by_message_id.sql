-- Some SMSCs leave the subscriber's address out of a receipt: then the id alone tells whose segment it is about.
create index sms_segment_message_id on sms_segment (message_id);
