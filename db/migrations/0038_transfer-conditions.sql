alter table vehicles.vehicles add column emission_stage smallint check (emission_stage between 1 and 6);
comment on column vehicles.vehicles.emission_stage is 'personal: no. Stage of the exhaust standard, 5 for 国五; null where it is not recorded';

-- Where the old place takes the application, it gives a temporary plate for the way to the new one; that is no case.
alter table vehicles.temporary_plates alter column case_id drop not null;
alter table vehicles.temporary_plates add column transfer_id uuid;
alter table vehicles.temporary_plates add constraint temporary_plates_business check ((case_id is null) <> (transfer_id is null));
create index temporary_plates_transfer on vehicles.temporary_plates (area, transfer_id) where transfer_id is not null;
comment on column vehicles.temporary_plates.case_id is 'personal: no. Null for that of a transfer between cities';
comment on column vehicles.temporary_plates.transfer_id is 'personal: no. The transfer between cities for whose way it is; null for business of one city';
comment on table vehicles.temporary_plates is 'Temporary plates: of new cars that have no row yet, while replaced plates are made, and for the way to another city';
