create schema vehicles;
grant usage on schema vehicles to changxing_app;
comment on schema vehicles is 'Vehicles, their electronic archives, transfers across areas, inspections';

create table vehicles.vehicles (
  area text not null,
  id uuid not null,
  owner_area text not null,
  owner_person_id uuid not null,
  plate_kind text not null,
  plate_number text not null,
  vin bytea not null,
  vin_index bytea not null,
  engine_number bytea not null,
  certificate_number bytea not null,
  vehicle_type text not null,
  use text not null,
  brand_model text not null,
  colour text not null,
  imported boolean not null,
  first_registered_on date not null,
  states text not null,
  mortgaged boolean not null,
  inspection_valid_until date,
  scrap_by date,
  paper_archive_area text not null,
  archive_remark text not null,
  transfer_id uuid,
  updated_at timestamptz not null,
  primary key (area, id),
  check (states ~ '^[A-EG-Q]+$')
);
create unique index vehicles_plate on vehicles.vehicles (area, plate_kind, plate_number) where states !~ '[BE]';
create index vehicles_vin on vehicles.vehicles (area, vin_index);
comment on table vehicles.vehicles is 'The vehicle file as the registering office keeps it. A vehicle that moves gets a new row in the new area; the old one stays with state B (转出)';
comment on column vehicles.vehicles.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.vehicles.id is 'personal: no';
comment on column vehicles.vehicles.owner_area is 'personal: no. Where the owner is kept';
comment on column vehicles.vehicles.owner_person_id is 'personal: no. The owner, in whichever area';
comment on column vehicles.vehicles.plate_kind is 'personal: no. 号牌种类, GA/T 16.7';
comment on column vehicles.vehicles.plate_number is 'personal: yes. A vehicle is identified by kind and number together';
comment on column vehicles.vehicles.vin is 'personal: encrypted';
comment on column vehicles.vehicles.vin_index is 'personal: encrypted. Keyed blind index of the VIN';
comment on column vehicles.vehicles.engine_number is 'personal: encrypted';
comment on column vehicles.vehicles.certificate_number is 'personal: encrypted. 登记证书编号';
comment on column vehicles.vehicles.vehicle_type is 'personal: no. GA 802, e.g. K33';
comment on column vehicles.vehicles.use is 'personal: no. 使用性质, GA/T 16.3';
comment on column vehicles.vehicles.brand_model is 'personal: no';
comment on column vehicles.vehicles.colour is 'personal: no. Up to three letters';
comment on column vehicles.vehicles.imported is 'personal: no. An imported vehicle may carry a VIN without a check digit';
comment on column vehicles.vehicles.first_registered_on is 'personal: no';
comment on column vehicles.vehicles.states is 'personal: no. State letters (GA/T 16.17), several at once';
comment on column vehicles.vehicles.mortgaged is 'personal: yes. Summary flag; who lends is kept with the mortgage';
comment on column vehicles.vehicles.inspection_valid_until is 'personal: no';
comment on column vehicles.vehicles.scrap_by is 'personal: no. Compulsory scrap date, where the use has one';
comment on column vehicles.vehicles.paper_archive_area is 'personal: no. City where the paper file lies (原实物档案留存的车管所)';
comment on column vehicles.vehicles.archive_remark is 'personal: no. 电子化 when the file came electronically, else empty';
comment on column vehicles.vehicles.transfer_id is 'personal: no. The transfer that brought the vehicle here or took it away last';
comment on column vehicles.vehicles.updated_at is 'personal: no';
grant select, insert, update on vehicles.vehicles to changxing_app;

create table vehicles.plate_directory (
  plate_index bytea primary key,
  area text not null,
  vehicle_id uuid not null
);
comment on table vehicles.plate_directory is 'Nationwide: which vehicle carries the plate of this kind and number';
comment on column vehicles.plate_directory.plate_index is 'personal: encrypted. Keyed blind index of kind and number';
comment on column vehicles.plate_directory.area is 'personal: no';
comment on column vehicles.plate_directory.vehicle_id is 'personal: no';
grant select, insert, delete on vehicles.plate_directory to changxing_app;

create table vehicles.vin_directory (
  vin_index bytea primary key,
  area text not null,
  vehicle_id uuid not null
);
comment on table vehicles.vin_directory is 'Nationwide: where the vehicle with this VIN is registered now';
comment on column vehicles.vin_directory.vin_index is 'personal: encrypted. Keyed blind index of the VIN';
comment on column vehicles.vin_directory.area is 'personal: no';
comment on column vehicles.vin_directory.vehicle_id is 'personal: no';
grant select, insert, update on vehicles.vin_directory to changxing_app;

create table vehicles.holdings (
  area text not null,
  person_id uuid not null,
  vehicle_area text not null,
  vehicle_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  primary key (area, person_id, vehicle_area, vehicle_id)
);
comment on table vehicles.holdings is 'In the owner''s area: which vehicles a person owns, wherever they are registered';
comment on column vehicles.holdings.area is 'personal: no. City of the owner';
comment on column vehicles.holdings.person_id is 'personal: no';
comment on column vehicles.holdings.vehicle_area is 'personal: no';
comment on column vehicles.holdings.vehicle_id is 'personal: no';
comment on column vehicles.holdings.since is 'personal: no';
comment on column vehicles.holdings.until is 'personal: no. Null while owned';
grant select, insert, update on vehicles.holdings to changxing_app;

create table vehicles.plate_counters (
  area text not null,
  plate_kind text not null,
  taken int not null,
  primary key (area, plate_kind)
);
comment on table vehicles.plate_counters is 'The next free number of a configured range of plates';
comment on column vehicles.plate_counters.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.plate_counters.plate_kind is 'personal: no';
comment on column vehicles.plate_counters.taken is 'personal: no. Numbers given out so far';
grant select, insert, update on vehicles.plate_counters to changxing_app;

create table vehicles.registrations (
  area text not null,
  vehicle_id uuid not null,
  seq int not null,
  kind text not null,
  registered_on date not null,
  office text not null,
  plate_kind text not null,
  plate_number text not null,
  note text not null,
  primary key (area, vehicle_id, seq),
  foreign key (area, vehicle_id) references vehicles.vehicles (area, id)
);
comment on table vehicles.registrations is 'The chain of a vehicle''s registrations, oldest first; append-only';
comment on column vehicles.registrations.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.registrations.vehicle_id is 'personal: no';
comment on column vehicles.registrations.seq is 'personal: no. 1 for the first registration';
comment on column vehicles.registrations.kind is 'personal: no. registration, transfer, change, mortgage';
comment on column vehicles.registrations.registered_on is 'personal: no';
comment on column vehicles.registrations.office is 'personal: no. Twelve digits';
comment on column vehicles.registrations.plate_kind is 'personal: no';
comment on column vehicles.registrations.plate_number is 'personal: yes';
comment on column vehicles.registrations.note is 'personal: no. What stands in the certificate of registration';
grant select, insert on vehicles.registrations to changxing_app;

create table vehicles.archive_images (
  area text not null,
  vehicle_id uuid not null,
  registration_seq int not null,
  type text not null,
  page int not null check (page between 1 and 99),
  file_id uuid not null,
  sha256 bytea not null,
  bytes int not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (area, vehicle_id, registration_seq, type, page),
  foreign key (area, vehicle_id, registration_seq) references vehicles.registrations (area, vehicle_id, seq)
);
create index archive_images_file on vehicles.archive_images (area, file_id);
comment on table vehicles.archive_images is 'Scanned pages of a vehicle''s file: type, page, the registration they belong to, and their hash';
comment on column vehicles.archive_images.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.archive_images.vehicle_id is 'personal: no';
comment on column vehicles.archive_images.registration_seq is 'personal: no';
comment on column vehicles.archive_images.type is 'personal: no. Kind of document';
comment on column vehicles.archive_images.page is 'personal: no';
comment on column vehicles.archive_images.file_id is 'personal: no. Encrypted file; it may show names and numbers';
comment on column vehicles.archive_images.sha256 is 'personal: no. Of the clear bytes';
comment on column vehicles.archive_images.bytes is 'personal: no';
comment on column vehicles.archive_images.made_by is 'personal: no. Officer number, or where it came from';
comment on column vehicles.archive_images.made_at is 'personal: no';
grant select, insert, update on vehicles.archive_images to changxing_app;

create table vehicles.archive_remarks (
  area text not null,
  vehicle_id uuid not null,
  registration_seq int not null,
  type text not null,
  remark text not null,
  at timestamptz not null,
  primary key (area, vehicle_id, registration_seq, type),
  foreign key (area, vehicle_id, registration_seq) references vehicles.registrations (area, vehicle_id, seq)
);
comment on table vehicles.archive_remarks is 'Documents that were checked online (联网核查) and therefore have no page (M10.1, M11.1)';
comment on column vehicles.archive_remarks.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.archive_remarks.vehicle_id is 'personal: no';
comment on column vehicles.archive_remarks.registration_seq is 'personal: no';
comment on column vehicles.archive_remarks.type is 'personal: no';
comment on column vehicles.archive_remarks.remark is 'personal: no';
comment on column vehicles.archive_remarks.at is 'personal: no';
grant select, insert on vehicles.archive_remarks to changxing_app;

create table vehicles.check_links (
  area text not null,
  id uuid not null,
  vehicle_id uuid not null,
  seller_area text not null,
  seller_person_id uuid not null,
  token_hash bytea not null,
  buyer_area text,
  buyer_person_id uuid,
  joined_at timestamptz,
  seller_agreed_at timestamptz,
  revoked_at timestamptz,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (area, id),
  unique (area, token_hash),
  foreign key (area, vehicle_id) references vehicles.vehicles (area, id)
);
comment on table vehicles.check_links is 'The shared look at a car before money changes hands: opened by the seller, joined by one buyer, seen when both agree';
comment on column vehicles.check_links.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.check_links.id is 'personal: no';
comment on column vehicles.check_links.vehicle_id is 'personal: no';
comment on column vehicles.check_links.seller_area is 'personal: no';
comment on column vehicles.check_links.seller_person_id is 'personal: no';
comment on column vehicles.check_links.token_hash is 'personal: no. SHA-256 of the random token in the link';
comment on column vehicles.check_links.buyer_area is 'personal: no';
comment on column vehicles.check_links.buyer_person_id is 'personal: no. Who joined, with own consent';
comment on column vehicles.check_links.joined_at is 'personal: no';
comment on column vehicles.check_links.seller_agreed_at is 'personal: no. The seller''s consent to this buyer';
comment on column vehicles.check_links.revoked_at is 'personal: no';
comment on column vehicles.check_links.made_at is 'personal: no';
comment on column vehicles.check_links.expires_at is 'personal: no';
grant select, insert, update on vehicles.check_links to changxing_app;

create table vehicles.check_parties (
  area text not null,
  person_id uuid not null,
  link_area text not null,
  link_id uuid not null,
  role text not null check (role in ('seller', 'buyer')),
  at timestamptz not null,
  primary key (area, person_id, link_area, link_id)
);
comment on table vehicles.check_parties is 'In a person''s area: the check links in which the person takes part';
comment on column vehicles.check_parties.area is 'personal: no. City of the person';
comment on column vehicles.check_parties.person_id is 'personal: no';
comment on column vehicles.check_parties.link_area is 'personal: no';
comment on column vehicles.check_parties.link_id is 'personal: no';
comment on column vehicles.check_parties.role is 'personal: no';
comment on column vehicles.check_parties.at is 'personal: no';
grant select, insert on vehicles.check_parties to changxing_app;

create table vehicles.check_looks (
  area text not null,
  id uuid not null,
  link_id uuid not null,
  who text not null check (who in ('seller', 'buyer')),
  clear boolean not null,
  at timestamptz not null,
  primary key (area, id),
  foreign key (area, link_id) references vehicles.check_links (area, id)
);
comment on table vehicles.check_looks is 'Each look through a check link; append-only';
comment on column vehicles.check_looks.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.check_looks.id is 'personal: no';
comment on column vehicles.check_looks.link_id is 'personal: no';
comment on column vehicles.check_looks.who is 'personal: no';
comment on column vehicles.check_looks.clear is 'personal: no. Nothing blocked the transfer then';
comment on column vehicles.check_looks.at is 'personal: no';
grant select, insert on vehicles.check_looks to changxing_app;

create table vehicles.inspections (
  area text not null,
  id uuid not null,
  transfer_id uuid not null,
  place text not null check (place in ('in', 'out')),
  vehicle_type text not null,
  officer_id uuid not null,
  officer_number text not null,
  office text not null,
  items jsonb not null,
  vin_photo uuid,
  result text check (result in ('passed', 'failed')),
  record bytea,
  started_at timestamptz not null,
  signed_at timestamptz,
  primary key (area, id)
);
create index inspections_transfer on vehicles.inspections (area, transfer_id);
comment on table vehicles.inspections is 'Inspections of vehicles: checklist, VIN photograph, recording, signed record (M2.3.3)';
comment on column vehicles.inspections.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.inspections.id is 'personal: no';
comment on column vehicles.inspections.transfer_id is 'personal: no';
comment on column vehicles.inspections.place is 'personal: no';
comment on column vehicles.inspections.vehicle_type is 'personal: no';
comment on column vehicles.inspections.officer_id is 'personal: no';
comment on column vehicles.inspections.officer_number is 'personal: no';
comment on column vehicles.inspections.office is 'personal: no';
comment on column vehicles.inspections.items is 'personal: no. Result of each item';
comment on column vehicles.inspections.vin_photo is 'personal: no. File';
comment on column vehicles.inspections.result is 'personal: no';
comment on column vehicles.inspections.record is 'personal: yes. Signed record (COSE_Sign1)';
comment on column vehicles.inspections.started_at is 'personal: no';
comment on column vehicles.inspections.signed_at is 'personal: no';
grant select, insert, update on vehicles.inspections to changxing_app;

create table vehicles.recordings (
  area text not null,
  inspection_id uuid not null,
  pieces int,
  bytes bigint,
  sha256 bytea,
  media_type text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  retain_until date,
  removed_at timestamptz,
  primary key (area, inspection_id),
  foreign key (area, inspection_id) references vehicles.inspections (area, id)
);
comment on table vehicles.recordings is 'Sound and picture of an inspection, kept in pieces until the retention date';
comment on column vehicles.recordings.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.recordings.inspection_id is 'personal: no';
comment on column vehicles.recordings.pieces is 'personal: no. How many there are, once finished';
comment on column vehicles.recordings.bytes is 'personal: no';
comment on column vehicles.recordings.sha256 is 'personal: no. SHA-256 over the hashes of the pieces in order';
comment on column vehicles.recordings.media_type is 'personal: no';
comment on column vehicles.recordings.started_at is 'personal: no';
comment on column vehicles.recordings.finished_at is 'personal: no';
comment on column vehicles.recordings.retain_until is 'personal: no';
comment on column vehicles.recordings.removed_at is 'personal: no';
grant select, insert, update on vehicles.recordings to changxing_app;

create table vehicles.recording_pieces (
  area text not null,
  inspection_id uuid not null,
  piece int not null check (piece between 0 and 9999),
  file_id uuid not null,
  sha256 bytea not null,
  bytes int not null,
  arrived_at timestamptz not null,
  primary key (area, inspection_id, piece),
  foreign key (area, inspection_id) references vehicles.recordings (area, inspection_id)
);
comment on table vehicles.recording_pieces is 'Pieces of a recording; their bytes lie encrypted in the file store';
comment on column vehicles.recording_pieces.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.recording_pieces.inspection_id is 'personal: no';
comment on column vehicles.recording_pieces.piece is 'personal: no';
comment on column vehicles.recording_pieces.file_id is 'personal: no';
comment on column vehicles.recording_pieces.sha256 is 'personal: no';
comment on column vehicles.recording_pieces.bytes is 'personal: no';
comment on column vehicles.recording_pieces.arrived_at is 'personal: no';
grant select, insert, delete on vehicles.recording_pieces to changxing_app;
