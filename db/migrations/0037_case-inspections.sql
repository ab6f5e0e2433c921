-- Business within the city is inspected at the terminal too: an inspection is of a transfer or of a case (M2.3.3).
alter table vehicles.inspections alter column transfer_id drop not null;
alter table vehicles.inspections add column case_id uuid;
alter table vehicles.inspections add column case_number text;
alter table vehicles.inspections add column service text;
alter table vehicles.inspections add column vehicle_id uuid;
alter table vehicles.inspections add column car bytea;
alter table vehicles.inspections add column vin_index bytea;
alter table vehicles.inspections drop constraint inspections_place_check;
alter table vehicles.inspections add constraint inspections_place_check check (place in ('in', 'out', 'here'));
alter table vehicles.inspections add constraint inspections_of_one check (
  (transfer_id is null) <> (case_id is null) and (place = 'here') = (case_id is not null)
  and (case_id is null) = (car is null) and (case_id is null) = (case_number is null) and (case_id is null) = (service is null)
);
create index inspections_case on vehicles.inspections (area, case_id) where case_id is not null;
-- Of two inspectors who begin with one car at the same moment, one does.
create unique index inspections_one_running on vehicles.inspections (area, vin_index) where result is null and vin_index is not null;
comment on column vehicles.inspections.transfer_id is 'personal: no. Null where it is of a case';
comment on column vehicles.inspections.case_id is 'personal: no. Null where it is of a transfer';
comment on column vehicles.inspections.case_number is 'personal: no. Stays when an old draft is removed';
comment on column vehicles.inspections.service is 'personal: no. Page of the case';
comment on column vehicles.inspections.vehicle_id is 'personal: no. The registered car of the case; null for a new one and for a transfer';
comment on column vehicles.inspections.car is 'personal: yes. What the car of the case was compared with; encrypted';
comment on column vehicles.inspections.vin_index is 'personal: yes. Keyed blind index of the VIN: one car is inspected once at a time';

-- A number that seems altered is investigated, found at a case too. A car that is not registered yet has no row to be held: its case is.
alter table vehicles.investigations alter column transfer_area drop not null;
alter table vehicles.investigations alter column transfer_id drop not null;
alter table vehicles.investigations add column case_id uuid;
alter table vehicles.investigations add column case_number text;
alter table vehicles.investigations alter column vehicle_id drop not null;
alter table vehicles.investigations add constraint investigations_of_one check (
  (transfer_id is null) <> (case_id is null) and (transfer_id is null) = (transfer_area is null) and (case_id is null) = (case_number is null)
  and (vehicle_id is not null or case_id is not null)
);
create index investigations_case on vehicles.investigations (area, case_id) where case_id is not null;
comment on column vehicles.investigations.transfer_area is 'personal: no. Null where it is of a case';
comment on column vehicles.investigations.transfer_id is 'personal: no. Null where it is of a case';
comment on column vehicles.investigations.case_id is 'personal: no. Null where it is of a transfer';
comment on column vehicles.investigations.case_number is 'personal: no';
comment on column vehicles.investigations.vehicle_id is 'personal: no. Null while the car is not registered';

-- Of two things that others do, one may have been refused while the other is open: there is nothing to wait for then, and the office decides.
alter table cases.cases drop column waits_for_others;
alter table cases.cases add column waits_for_others boolean not null generated always as (
  jsonb_path_exists(awaits, '$.* ? (@ == "open")') and not jsonb_path_exists(awaits, '$.* ? (@ == "refused")')
) stored;
comment on column cases.cases.waits_for_others is 'personal: no. Whether something of that is open and nothing refused: such a case waits in no office''s queue';
