create schema licences;
grant usage on schema licences to changxing_app;
comment on schema licences is 'Driving licences, e-licences, signed credentials, checks, detentions, copies';

create table licences.licences (
  area text not null,
  id uuid not null,
  person_id uuid not null,
  classes text not null,
  class_since jsonb not null,
  first_issued_on date not null,
  valid_from date not null,
  valid_until date,
  points int not null check (points between 0 and 12),
  states text not null check (states ~ '^[A-NP-Z]+$'),
  nationality jsonb not null,
  authority jsonb not null,
  file_number bytea not null,
  card_number bytea not null,
  records jsonb not null,
  kept_photo uuid,
  updated_at timestamptz not null,
  primary key (area, id),
  unique (area, person_id)
);
comment on table licences.licences is 'The licence file as the issuing office keeps it';
comment on column licences.licences.area is 'personal: no. City of the issuing office';
comment on column licences.licences.id is 'personal: no';
comment on column licences.licences.person_id is 'personal: no. The holder, kept in the same area';
comment on column licences.licences.classes is 'personal: yes. Classes without separator, e.g. A2E';
comment on column licences.licences.class_since is 'personal: yes. Class to date of its first issue';
comment on column licences.licences.first_issued_on is 'personal: yes';
comment on column licences.licences.valid_from is 'personal: yes';
comment on column licences.licences.valid_until is 'personal: yes. Null: long-term';
comment on column licences.licences.points is 'personal: yes. Points of the running cycle';
comment on column licences.licences.states is 'personal: yes. State letters, several at once';
comment on column licences.licences.nationality is 'personal: yes';
comment on column licences.licences.authority is 'personal: no. Name on the seal';
comment on column licences.licences.file_number is 'personal: encrypted';
comment on column licences.licences.card_number is 'personal: encrypted';
comment on column licences.licences.records is 'personal: yes. Lines of the second page';
comment on column licences.licences.kept_photo is 'personal: no. File of the photo kept at the office';
comment on column licences.licences.updated_at is 'personal: no';
grant select, insert, update on licences.licences to changxing_app;

create table licences.licence_directory (
  number_index bytea primary key,
  area text not null,
  licence_id uuid not null
);
comment on table licences.licence_directory is 'Nationwide: where the licence with this number is kept';
comment on column licences.licence_directory.number_index is 'personal: encrypted. Keyed blind index of the licence number';
comment on column licences.licence_directory.area is 'personal: no';
comment on column licences.licence_directory.licence_id is 'personal: no';
grant select, insert on licences.licence_directory to changxing_app;

create table licences.e_licences (
  area text not null,
  licence_id uuid not null,
  case_id uuid not null,
  photo uuid not null,
  portrait_digest bytea not null,
  issued_at timestamptz not null,
  primary key (area, licence_id),
  foreign key (area, licence_id) references licences.licences (area, id)
);
comment on table licences.e_licences is 'Issued e-licences; whether one may be shown follows from the licence''s states';
comment on column licences.e_licences.area is 'personal: no';
comment on column licences.e_licences.licence_id is 'personal: no';
comment on column licences.e_licences.case_id is 'personal: no. The case that issued it';
comment on column licences.e_licences.photo is 'personal: no. File of the portrait';
comment on column licences.e_licences.portrait_digest is 'personal: no. Left 16 bytes of SM3 over the portrait';
comment on column licences.e_licences.issued_at is 'personal: no';
grant select, insert, update on licences.e_licences to changxing_app;

create table licences.devices (
  area text not null,
  id uuid not null,
  licence_id uuid not null,
  name text not null,
  enrolled_at timestamptz not null,
  retired_at timestamptz,
  primary key (area, id),
  foreign key (area, licence_id) references licences.e_licences (area, licence_id)
);
create unique index devices_one_active on licences.devices (area, licence_id) where retired_at is null;
comment on table licences.devices is 'Phones that show a licence; one at a time';
comment on column licences.devices.area is 'personal: no';
comment on column licences.devices.id is 'personal: no';
comment on column licences.devices.licence_id is 'personal: no';
comment on column licences.devices.name is 'personal: yes. As the phone calls itself';
comment on column licences.devices.enrolled_at is 'personal: no';
comment on column licences.devices.retired_at is 'personal: no';
grant select, insert, update on licences.devices to changxing_app;

create table licences.shards (
  area text not null,
  number int not null,
  sequence int not null,
  published_at timestamptz,
  list bytea,
  primary key (area, number)
);
comment on table licences.shards is 'Shards of the status list and their last signed publication';
comment on column licences.shards.area is 'personal: no';
comment on column licences.shards.number is 'personal: no. Number of the shard through the country';
comment on column licences.shards.sequence is 'personal: no. Grows by one at each publication';
comment on column licences.shards.published_at is 'personal: no';
comment on column licences.shards.list is 'personal: no. Signed Token Status List';
grant select, insert, update on licences.shards to changxing_app;

create table licences.credentials (
  area text not null,
  token_id bytea not null,
  licence_id uuid not null,
  device_id uuid not null,
  disclosure text not null check (disclosure in ('police', 'minimal')),
  position int not null,
  holder_key bytea not null,
  shard int not null,
  index_in_shard int not null check (index_in_shard between 0 and 1048575),
  status smallint not null default 0 check (status between 0 and 3),
  published_status smallint not null default 0,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  retired_at timestamptz,
  primary key (area, token_id),
  unique (area, shard, index_in_shard),
  foreign key (area, device_id) references licences.devices (area, id),
  foreign key (area, shard) references licences.shards (area, number)
);
create index credentials_of_licence on licences.credentials (area, licence_id);
create index credentials_changed on licences.credentials (area, shard) where status <> published_status;
comment on table licences.credentials is 'Signed credentials on phones, each with its place in a status list';
comment on column licences.credentials.area is 'personal: no';
comment on column licences.credentials.token_id is 'personal: no. The cti of the token';
comment on column licences.credentials.licence_id is 'personal: no';
comment on column licences.credentials.device_id is 'personal: no';
comment on column licences.credentials.disclosure is 'personal: no. police or minimal';
comment on column licences.credentials.position is 'personal: no. Place among the device''s minimal credentials';
comment on column licences.credentials.holder_key is 'personal: no. COSE_Key of the phone';
comment on column licences.credentials.shard is 'personal: no';
comment on column licences.credentials.index_in_shard is 'personal: no. Random, not used twice';
comment on column licences.credentials.status is 'personal: yes. 0 valid, 1 invalid, 2 suspended, 3 look up';
comment on column licences.credentials.published_status is 'personal: yes. What the last list said';
comment on column licences.credentials.issued_at is 'personal: no';
comment on column licences.credentials.expires_at is 'personal: no';
comment on column licences.credentials.retired_at is 'personal: no';
grant select, insert, update on licences.credentials to changxing_app;

create table licences.status_deltas (
  area text not null,
  shard int not null,
  from_sequence int not null,
  to_sequence int not null,
  delta bytea not null,
  published_at timestamptz not null,
  primary key (area, shard, from_sequence),
  foreign key (area, shard) references licences.shards (area, number)
);
comment on table licences.status_deltas is 'Signed changes between two publications';
comment on column licences.status_deltas.area is 'personal: no';
comment on column licences.status_deltas.shard is 'personal: no';
comment on column licences.status_deltas.from_sequence is 'personal: no';
comment on column licences.status_deltas.to_sequence is 'personal: no';
comment on column licences.status_deltas.delta is 'personal: no';
comment on column licences.status_deltas.published_at is 'personal: no';
grant select, insert, delete on licences.status_deltas to changxing_app;

create table licences.trust_lists (
  area text not null,
  sequence int not null,
  content_hash bytea not null,
  list bytea not null,
  issued_at timestamptz not null,
  primary key (area, sequence)
);
comment on table licences.trust_lists is 'Trust lists signed by the root; area 000000 stands for the country';
comment on column licences.trust_lists.area is 'personal: no';
comment on column licences.trust_lists.sequence is 'personal: no';
comment on column licences.trust_lists.content_hash is 'personal: no. SHA-256 of the listed keys';
comment on column licences.trust_lists.list is 'personal: no';
comment on column licences.trust_lists.issued_at is 'personal: no';
grant select, insert on licences.trust_lists to changxing_app;

create table licences.handles (
  area text not null,
  digits_hash bytea not null,
  licence_id uuid not null,
  device_id uuid not null,
  expires_at timestamptz not null,
  primary key (area, digits_hash),
  foreign key (area, device_id) references licences.devices (area, id)
);
comment on table licences.handles is 'Online handles of 40 digits; each lives 60 seconds';
comment on column licences.handles.area is 'personal: no';
comment on column licences.handles.digits_hash is 'personal: no. SHA-256 of the digits';
comment on column licences.handles.licence_id is 'personal: no';
comment on column licences.handles.device_id is 'personal: no';
comment on column licences.handles.expires_at is 'personal: no';
grant select, insert, delete on licences.handles to changxing_app;

create table licences.consents (
  area text not null,
  id uuid not null,
  token_id bytea not null,
  recipient_kind text not null,
  purpose text not null,
  given_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (area, id),
  foreign key (area, token_id) references licences.credentials (area, token_id)
);
create index consents_of_token on licences.consents (area, token_id, expires_at);
comment on table licences.consents is 'A holder''s consent that one business may check the minimal facts';
comment on column licences.consents.area is 'personal: no';
comment on column licences.consents.id is 'personal: no';
comment on column licences.consents.token_id is 'personal: no. The minimal credential it is for';
comment on column licences.consents.recipient_kind is 'personal: no';
comment on column licences.consents.purpose is 'personal: yes. In the holder''s words';
comment on column licences.consents.given_at is 'personal: no';
comment on column licences.consents.expires_at is 'personal: no';
grant select, insert on licences.consents to changxing_app;

create table licences.copies (
  area text not null,
  id uuid not null,
  licence_id uuid not null,
  purpose text not null,
  recipient text not null,
  digits_hash bytea not null,
  digits bytea not null,
  pdf uuid not null,
  pdf_sha256 bytea not null,
  made_at timestamptz not null,
  expires_on date not null,
  revoked_at timestamptz,
  times_checked int not null default 0,
  primary key (area, id),
  unique (area, digits_hash),
  foreign key (area, licence_id) references licences.e_licences (area, licence_id)
);
comment on table licences.copies is 'Copies limited to one purpose, checkable by their digits';
comment on column licences.copies.area is 'personal: no';
comment on column licences.copies.id is 'personal: no';
comment on column licences.copies.licence_id is 'personal: no';
comment on column licences.copies.purpose is 'personal: yes. In the holder''s words';
comment on column licences.copies.recipient is 'personal: yes. In the holder''s words';
comment on column licences.copies.digits_hash is 'personal: no. SHA-256 of the digits';
comment on column licences.copies.digits is 'personal: encrypted. The 40 digits, for the holder';
comment on column licences.copies.pdf is 'personal: no. File of the copy';
comment on column licences.copies.pdf_sha256 is 'personal: no';
comment on column licences.copies.made_at is 'personal: no';
comment on column licences.copies.expires_on is 'personal: no';
comment on column licences.copies.revoked_at is 'personal: no';
comment on column licences.copies.times_checked is 'personal: no';
grant select, insert, update on licences.copies to changxing_app;

create table licences.looks (
  area text not null,
  id uuid not null,
  licence_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('officer', 'relying-party', 'citizen', 'copy')),
  looker text not null,
  caller text not null,
  purpose jsonb not null,
  place text,
  saw jsonb not null,
  primary key (area, id),
  foreign key (area, licence_id) references licences.licences (area, id)
);
create index looks_of_licence on licences.looks (area, licence_id, at desc);
comment on table licences.looks is 'Who looked at a licence, for what; append-only, shown to the holder';
comment on column licences.looks.area is 'personal: no';
comment on column licences.looks.id is 'personal: no';
comment on column licences.looks.licence_id is 'personal: no';
comment on column licences.looks.at is 'personal: no';
comment on column licences.looks.kind is 'personal: no';
comment on column licences.looks.looker is 'personal: no. Officer number and office, or business, as the holder reads it';
comment on column licences.looks.caller is 'personal: no. Kind and id of the caller';
comment on column licences.looks.purpose is 'personal: no';
comment on column licences.looks.place is 'personal: yes. Where the check was';
comment on column licences.looks.saw is 'personal: no. Which facts were shown';
grant select, insert on licences.looks to changxing_app;

create table licences.checks (
  area text not null,
  id uuid not null,
  officer_id uuid not null,
  at timestamptz not null,
  received_at timestamptz not null,
  offline boolean not null,
  verdict text not null check (verdict in ('green', 'yellow', 'red', 'grey')),
  reasons text[] not null,
  code_hash bytea,
  licence_area text,
  licence_id uuid,
  place text,
  trust_list_sequence int,
  status_list_sequence int,
  primary key (area, id)
);
create index checks_of_officer on licences.checks (area, officer_id, at desc);
comment on table licences.checks is 'Roadside checks, each recorded once; append-only';
comment on column licences.checks.area is 'personal: no. Area of the officer';
comment on column licences.checks.id is 'personal: no. Made by the terminal';
comment on column licences.checks.officer_id is 'personal: no';
comment on column licences.checks.at is 'personal: no';
comment on column licences.checks.received_at is 'personal: no';
comment on column licences.checks.offline is 'personal: no';
comment on column licences.checks.verdict is 'personal: no';
comment on column licences.checks.reasons is 'personal: no';
comment on column licences.checks.code_hash is 'personal: no. SHA-256 of the scanned text';
comment on column licences.checks.licence_area is 'personal: no';
comment on column licences.checks.licence_id is 'personal: no';
comment on column licences.checks.place is 'personal: yes. Where the check was';
comment on column licences.checks.trust_list_sequence is 'personal: no';
comment on column licences.checks.status_list_sequence is 'personal: no';
grant select, insert on licences.checks to changxing_app;

create table licences.sightings (
  area text not null,
  token_id bytea not null,
  code_time bigint not null,
  check_id uuid not null,
  terminal text not null,
  at timestamptz not null,
  primary key (area, token_id, code_time, check_id)
);
comment on table licences.sightings is 'Which showing of a code was seen in which check: the same showing at two terminals is a replay';
comment on column licences.sightings.area is 'personal: no. Area of the credential';
comment on column licences.sightings.token_id is 'personal: no';
comment on column licences.sightings.code_time is 'personal: no. Seconds since 1970 at which the phone made it';
comment on column licences.sightings.check_id is 'personal: no';
comment on column licences.sightings.terminal is 'personal: no. Kind and id of the caller';
comment on column licences.sightings.at is 'personal: no';
grant select, insert, delete on licences.sightings to changxing_app;

create table licences.detentions (
  area text not null,
  id uuid not null,
  licence_id uuid not null,
  voucher_number text not null,
  ground text not null,
  place text not null,
  facts bytea not null,
  paper text not null check (paper in ('taken', 'to-be-handed-in')),
  hand_in_by date,
  decision jsonb not null,
  officer_id uuid not null,
  officer_area text not null,
  officer_number text not null,
  at timestamptz not null,
  states_before text not null,
  ended_at timestamptz,
  ended_by text,
  end_note text,
  primary key (area, id),
  unique (area, voucher_number),
  foreign key (area, licence_id) references licences.licences (area, id)
);
create unique index detentions_one_open on licences.detentions (area, licence_id) where ended_at is null;
comment on table licences.detentions is 'Licences detained at the roadside (coercive measure), until given back';
comment on column licences.detentions.area is 'personal: no. Area of the licence';
comment on column licences.detentions.id is 'personal: no';
comment on column licences.detentions.licence_id is 'personal: no';
comment on column licences.detentions.voucher_number is 'personal: no';
comment on column licences.detentions.ground is 'personal: yes';
comment on column licences.detentions.place is 'personal: yes';
comment on column licences.detentions.facts is 'personal: encrypted. What happened, in the officer''s words';
comment on column licences.detentions.paper is 'personal: no';
comment on column licences.detentions.hand_in_by is 'personal: no';
comment on column licences.detentions.decision is 'personal: no. The decision on the paper licence';
comment on column licences.detentions.officer_id is 'personal: no';
comment on column licences.detentions.officer_area is 'personal: no';
comment on column licences.detentions.officer_number is 'personal: no';
comment on column licences.detentions.at is 'personal: no';
comment on column licences.detentions.states_before is 'personal: yes. State letters to return to';
comment on column licences.detentions.ended_at is 'personal: no';
comment on column licences.detentions.ended_by is 'personal: no. Officer number';
comment on column licences.detentions.end_note is 'personal: no';
grant select, insert, update on licences.detentions to changxing_app;

create table licences.voucher_serials (
  area text not null,
  year int not null,
  last int not null,
  primary key (area, year)
);
comment on table licences.voucher_serials is 'Last serial of the coercive-measure vouchers';
comment on column licences.voucher_serials.area is 'personal: no. Area of the officer';
comment on column licences.voucher_serials.year is 'personal: no';
comment on column licences.voucher_serials.last is 'personal: no';
grant select, insert, update on licences.voucher_serials to changxing_app;
