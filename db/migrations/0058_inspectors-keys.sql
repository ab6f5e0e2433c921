-- An inspector signs the record of an inspection with a key of the own terminal (M2.3.3, decision 0015); the office countersigns.
create table vehicles.inspector_keys (
  area text not null,
  id bytea not null check (length(id) = 8),
  officer_id uuid not null,
  officer_number text not null,
  office text not null,
  terminal text not null,
  public_key bytea not null,
  registered_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  revoked_words text,
  primary key (area, id),
  constraint inspector_keys_revoked check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_words is null))
);
create index inspector_keys_officer on vehicles.inspector_keys (area, officer_id);
create index inspector_keys_office on vehicles.inspector_keys (area, office, registered_at);
comment on table vehicles.inspector_keys is 'Public keys with which inspectors sign records of inspections, one an officer and terminal (M2.3.3). A revoked one stays: what it signed before is verified by it';
comment on column vehicles.inspector_keys.area is 'personal: no';
comment on column vehicles.inspector_keys.id is 'personal: no. The left eight bytes of SM3 over the public key, as signatures name it';
comment on column vehicles.inspector_keys.officer_id is 'personal: no';
comment on column vehicles.inspector_keys.officer_number is 'personal: no. When it was registered';
comment on column vehicles.inspector_keys.office is 'personal: no. When it was registered';
comment on column vehicles.inspector_keys.terminal is 'personal: no. As the terminal calls itself';
comment on column vehicles.inspector_keys.public_key is 'personal: no. SubjectPublicKeyInfo, P-256; the private half never leaves the terminal';
comment on column vehicles.inspector_keys.registered_at is 'personal: no';
comment on column vehicles.inspector_keys.revoked_at is 'personal: no';
comment on column vehicles.inspector_keys.revoked_by is 'personal: no. Officer number';
comment on column vehicles.inspector_keys.revoked_words is 'personal: yes. Why it was revoked';
grant select, insert on vehicles.inspector_keys to changxing_app;
grant update (revoked_at, revoked_by, revoked_words) on vehicles.inspector_keys to changxing_app;

alter table vehicles.inspections add column inspector_key bytea;
alter table vehicles.inspections add foreign key (area, inspector_key) references vehicles.inspector_keys (area, id);
comment on column vehicles.inspections.inspector_key is 'personal: no. Key with which the inspector signed; null until signed, and in records from before inspectors had keys';
comment on column vehicles.inspections.record is 'personal: yes. Signed record (COSE_Sign1): the inspector''s signature, countersigned by the office; by the office alone where no key is named';
