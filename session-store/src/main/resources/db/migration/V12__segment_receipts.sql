-- What the SMSC's receipt said of a segment, in its own words. Null until there is one.
alter table sms_segment add column receipt text;
