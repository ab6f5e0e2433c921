-- The old place takes plates and vehicle licence back before the car drives off on a temporary plate (path C); until when it is insured bounds that plate.
alter table vehicles.outgoing add column handed_in_on date;
alter table vehicles.outgoing add column handed_in_plates smallint check (handed_in_plates between 0 and 2);
alter table vehicles.outgoing add column handed_in_licence boolean;
alter table vehicles.outgoing add column handed_in_to text;
alter table vehicles.outgoing add column insured_until date;
alter table vehicles.outgoing add constraint outgoing_handed_in check (
  (handed_in_on is null) = (handed_in_plates is null) and (handed_in_on is null) = (handed_in_licence is null) and (handed_in_on is null) = (handed_in_to is null));
comment on column vehicles.outgoing.handed_in_on is 'personal: no. When plates and licence were handed in, or declared lost; null before that, and where the new place takes them';
comment on column vehicles.outgoing.handed_in_plates is 'personal: no. How many plates were handed in; the others were declared lost';
comment on column vehicles.outgoing.handed_in_licence is 'personal: no. Whether the vehicle licence was handed in; false where it was declared lost';
comment on column vehicles.outgoing.handed_in_to is 'personal: no. Number of the officer who took them';
comment on column vehicles.outgoing.insured_until is 'personal: no. End of the compulsory insurance as it was shown at the counter; null where none was shown: no temporary plate is given';

-- The index line of what was handed in says too that it was given back.
grant update (remark, at) on vehicles.archive_remarks to changxing_app;

-- A written mandate for a transfer has the days of every paper letter (M9.3). Older ones were recorded without.
alter table vehicles.transfers add column mandate_made_on date;
alter table vehicles.transfers add column mandate_until date;
alter table vehicles.transfers add constraint transfers_mandate check (
  (mandate_made_on is null) = (mandate_until is null) and (mandate_made_on is null or agent_number is not null));
comment on column vehicles.transfers.mandate_made_on is 'personal: no. The day of the written mandate; null where no agent applied';
comment on column vehicles.transfers.mandate_until is 'personal: no. Its last day';
