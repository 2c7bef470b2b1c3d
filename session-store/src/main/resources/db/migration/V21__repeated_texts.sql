-- A hash of what a text says, apart from how it is written: what says the same over and over is probably a machine.
alter table sms_inbound add column gist text;
