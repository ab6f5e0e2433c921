-- The earlier procedure: a car that moved out is expected where it goes, until it has moved in (M2.2.1).
create table vehicles.arrivals (
  area text not null,
  id uuid not null,
  out_area text not null,
  out_vehicle_id uuid not null,
  out_case_id uuid not null,
  out_case_number text not null,
  owner_area text not null,
  owner_person_id uuid not null,
  ground text not null check (ground in ('sale', 'gift', 'inheritance', 'court', 'own-move')),
  due_on date not null,
  reminded text not null default 'no' check (reminded in ('no', 'before', 'on-the-day')),
  settled_on date,
  settled_case_id uuid,
  vehicle_id uuid,
  primary key (area, id),
  unique (area, out_area, out_vehicle_id),
  foreign key (area, vehicle_id) references vehicles.vehicles (area, id),
  constraint arrivals_settled check ((settled_on is null) = (vehicle_id is null) and (settled_on is null) = (settled_case_id is null))
);
create index arrivals_to_remind on vehicles.arrivals (area, due_on) where settled_on is null;
comment on table vehicles.arrivals is 'Cars that moved out of another city by the earlier procedure and are to move in here; settled when they have';
comment on column vehicles.arrivals.area is 'personal: no. City of the office that the car comes to';
comment on column vehicles.arrivals.id is 'personal: no';
comment on column vehicles.arrivals.out_area is 'personal: no. City that the car left';
comment on column vehicles.arrivals.out_vehicle_id is 'personal: no. Its row there, which keeps state B (转出)';
comment on column vehicles.arrivals.out_case_id is 'personal: no. The case by which it moved out';
comment on column vehicles.arrivals.out_case_number is 'personal: no';
comment on column vehicles.arrivals.owner_area is 'personal: no. Where the owner is kept';
comment on column vehicles.arrivals.owner_person_id is 'personal: no. The new owner, or who moved with the car';
comment on column vehicles.arrivals.ground is 'personal: yes. Why it moved; an inheritance or judgment says something of its owner';
comment on column vehicles.arrivals.due_on is 'personal: no. Until then the temporary plate counts; later it may still move in';
comment on column vehicles.arrivals.reminded is 'personal: no. What the owner was reminded of last';
comment on column vehicles.arrivals.settled_on is 'personal: no. Null while it is expected';
comment on column vehicles.arrivals.settled_case_id is 'personal: no. The case by which it moved in';
comment on column vehicles.arrivals.vehicle_id is 'personal: no. Its row here';
grant select, insert, update (reminded, settled_on, settled_case_id, vehicle_id) on vehicles.arrivals to changxing_app;

create table vehicles.arrival_pages (
  area text not null,
  arrival_id uuid not null,
  registration_seq int not null,
  type text not null,
  page int not null,
  file_id uuid not null,
  sha256 bytea not null,
  bytes int not null,
  made_by text not null,
  primary key (area, arrival_id, registration_seq, type, page),
  foreign key (area, arrival_id) references vehicles.arrivals (area, id)
);
comment on table vehicles.arrival_pages is 'The electronic file of a car that is expected, as the old place had it: looked up where the car comes to, and filed with its new row';
comment on column vehicles.arrival_pages.area is 'personal: no. City of the office that the car comes to';
comment on column vehicles.arrival_pages.arrival_id is 'personal: no';
comment on column vehicles.arrival_pages.registration_seq is 'personal: no. The entry of the chain that the page belongs to';
comment on column vehicles.arrival_pages.type is 'personal: no';
comment on column vehicles.arrival_pages.page is 'personal: no';
comment on column vehicles.arrival_pages.file_id is 'personal: yes. The picture, kept here';
comment on column vehicles.arrival_pages.sha256 is 'personal: no. Of the picture as it was scanned';
comment on column vehicles.arrival_pages.bytes is 'personal: no';
comment on column vehicles.arrival_pages.made_by is 'personal: no. Officer number of who scanned it';
grant select, insert on vehicles.arrival_pages to changxing_app;

create table vehicles.arrival_parties (
  area text not null,
  person_id uuid not null,
  arrival_area text not null,
  arrival_id uuid not null,
  at timestamptz not null,
  primary key (area, person_id, arrival_area, arrival_id)
);
comment on table vehicles.arrival_parties is 'In the owner''s area: which cars a person has to move in, wherever that is';
comment on column vehicles.arrival_parties.area is 'personal: no. City of the person';
comment on column vehicles.arrival_parties.person_id is 'personal: no';
comment on column vehicles.arrival_parties.arrival_area is 'personal: no';
comment on column vehicles.arrival_parties.arrival_id is 'personal: no';
comment on column vehicles.arrival_parties.at is 'personal: no';
grant select, insert on vehicles.arrival_parties to changxing_app;
