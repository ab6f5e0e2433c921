alter table vehicles.temporary_plates add column ended_on date;
comment on column vehicles.temporary_plates.ended_on is 'personal: no. The day on which it ended before its time: the transfer for whose way it was given is over; null otherwise';
grant update (ended_on) on vehicles.temporary_plates to changxing_app;
