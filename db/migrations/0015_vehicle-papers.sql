alter table vehicles.vehicles add column injury_accident boolean not null default false;
alter table vehicles.vehicles alter column injury_accident drop default;
alter table vehicles.vehicles add column driving_aids boolean not null default false;
alter table vehicles.vehicles alter column driving_aids drop default;
comment on column vehicles.vehicles.injury_accident is 'personal: no. Somebody was hurt in an accident with it: no exemption from inspection';
comment on column vehicles.vehicles.driving_aids is 'personal: yes. Driving aids for the disabled are fitted and filed (变更备案): it tells about the health of who drives';
create index registrations_plate on vehicles.registrations (area, plate_kind, plate_number);
comment on column vehicles.registrations.kind is 'personal: no. registration, transfer, change, mortgage, filing, deregistration';
comment on column vehicles.invoice_directory.transfer_id is 'personal: no. The transfer between areas, or the case of a transfer within one';

create table vehicles.papers (
  area text not null,
  vehicle_id uuid not null,
  kind text not null check (kind in ('certificate', 'vehicle-licence', 'plates', 'inspection-mark')),
  seq int not null,
  number bytea not null,
  issued_on date not null,
  valid_until date,
  void_on date,
  void_because text,
  case_id uuid,
  primary key (area, vehicle_id, kind, seq),
  foreign key (area, vehicle_id) references vehicles.vehicles (area, id),
  check ((void_on is null) = (void_because is null))
);
create unique index papers_in_force on vehicles.papers (area, vehicle_id, kind) where void_on is null;
comment on table vehicles.papers is 'What the office has handed out for a vehicle, oldest first: certificate of registration, vehicle licence, plates, inspection mark. One of a kind is in force; a replaced one is void';
comment on column vehicles.papers.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.papers.vehicle_id is 'personal: no';
comment on column vehicles.papers.kind is 'personal: no';
comment on column vehicles.papers.seq is 'personal: no. 1 for the first of its kind';
comment on column vehicles.papers.number is 'personal: encrypted. Number printed on it; of plates kind and number';
comment on column vehicles.papers.issued_on is 'personal: no';
comment on column vehicles.papers.valid_until is 'personal: no. Of an inspection mark: the day until which it counts';
comment on column vehicles.papers.void_on is 'personal: no. Null while in force';
comment on column vehicles.papers.void_because is 'personal: no. lost, damaged, replaced, transferred, deregistered …';
comment on column vehicles.papers.case_id is 'personal: no. The case that issued it; null for what was there before';
grant select, insert, update on vehicles.papers to changxing_app;

create table vehicles.paper_counters (
  area text not null,
  kind text not null,
  taken int not null,
  primary key (area, kind)
);
comment on table vehicles.paper_counters is 'The next free number of each kind of document of an office';
comment on column vehicles.paper_counters.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.paper_counters.kind is 'personal: no';
comment on column vehicles.paper_counters.taken is 'personal: no. Numbers given out so far';
grant select, insert, update on vehicles.paper_counters to changxing_app;

create table vehicles.temporary_plates (
  area text not null,
  id uuid not null,
  vin_index bytea not null,
  vehicle_id uuid,
  number text not null,
  purpose text not null check (purpose in ('within-area', 'across-areas', 'replacement')),
  issued_on date not null,
  valid_until date not null,
  case_id uuid not null,
  primary key (area, id),
  unique (area, number)
);
create index temporary_plates_vin on vehicles.temporary_plates (area, vin_index);
create unique index temporary_plates_case on vehicles.temporary_plates (area, case_id);
comment on table vehicles.temporary_plates is 'Temporary plates: of new cars that have no row yet, and while replaced plates are made';
comment on column vehicles.temporary_plates.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.temporary_plates.id is 'personal: no';
comment on column vehicles.temporary_plates.vin_index is 'personal: encrypted. Keyed blind index of the VIN';
comment on column vehicles.temporary_plates.vehicle_id is 'personal: no. Null for a car that is not registered';
comment on column vehicles.temporary_plates.number is 'personal: yes';
comment on column vehicles.temporary_plates.purpose is 'personal: no';
comment on column vehicles.temporary_plates.issued_on is 'personal: no';
comment on column vehicles.temporary_plates.valid_until is 'personal: no. That day included';
comment on column vehicles.temporary_plates.case_id is 'personal: no';
grant select, insert on vehicles.temporary_plates to changxing_app;

create table vehicles.changes (
  area text not null,
  vehicle_id uuid not null,
  registration_seq int not null,
  what text not null,
  former bytea not null,
  present bytea not null,
  primary key (area, vehicle_id, registration_seq, what),
  foreign key (area, vehicle_id, registration_seq) references vehicles.registrations (area, vehicle_id, seq)
);
comment on table vehicles.changes is 'What a registration changed in the vehicle''s row: the former value is kept; append-only';
comment on column vehicles.changes.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.changes.vehicle_id is 'personal: no';
comment on column vehicles.changes.registration_seq is 'personal: no';
comment on column vehicles.changes.what is 'personal: no. colour, engine, body, vin, use, co-owners, owner, plate, driving-aids';
comment on column vehicles.changes.former is 'personal: encrypted';
comment on column vehicles.changes.present is 'personal: encrypted';
grant select, insert on vehicles.changes to changxing_app;
