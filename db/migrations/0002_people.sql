create schema people;
grant usage on schema people to changxing_app;
comment on schema people is 'Persons, officers, real-person checks';

create table people.persons (
  area text not null,
  id uuid not null,
  subject text not null,
  name bytea not null,
  identity_kind text not null,
  identity_number bytea not null,
  identity_index bytea not null,
  phone bytea,
  address bytea not null,
  birth_date date not null,
  sex text not null check (sex in ('male', 'female')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (area, id),
  unique (area, identity_index)
);
comment on table people.persons is 'Persons, in the area where they live';
comment on column people.persons.area is 'personal: no. City of residence';
comment on column people.persons.id is 'personal: no';
comment on column people.persons.subject is 'personal: yes. Subject at the identity provider';
comment on column people.persons.name is 'personal: encrypted';
comment on column people.persons.identity_kind is 'personal: no. resident-id, hmt-residence-permit, passport';
comment on column people.persons.identity_number is 'personal: encrypted';
comment on column people.persons.identity_index is 'personal: encrypted. Keyed blind index of the identity number';
comment on column people.persons.phone is 'personal: encrypted';
comment on column people.persons.address is 'personal: encrypted';
comment on column people.persons.birth_date is 'personal: yes';
comment on column people.persons.sex is 'personal: yes';
comment on column people.persons.created_at is 'personal: no';
comment on column people.persons.seen_at is 'personal: no. Last sign-in';
grant select, insert, update on people.persons to changxing_app;

create table people.person_directory (
  identity_index bytea primary key,
  area text not null,
  person_id uuid not null
);
comment on table people.person_directory is 'Nationwide: in which area the person with this identity number is kept';
comment on column people.person_directory.identity_index is 'personal: encrypted. Keyed blind index of the identity number';
comment on column people.person_directory.area is 'personal: no';
comment on column people.person_directory.person_id is 'personal: no';
grant select, insert on people.person_directory to changxing_app;

create table people.officers (
  area text not null,
  id uuid not null,
  subject text not null,
  number text not null,
  name text not null,
  office text not null,
  office_name jsonb not null,
  posts text[] not null,
  seen_at timestamptz not null,
  primary key (area, id),
  unique (area, subject)
);
comment on table people.officers is 'Officers as their last sign-in described them; permissions come from the session, not from here';
comment on column people.officers.area is 'personal: no';
comment on column people.officers.id is 'personal: no';
comment on column people.officers.subject is 'personal: no. Subject at the identity provider';
comment on column people.officers.number is 'personal: no. Officer number, shown to citizens';
comment on column people.officers.name is 'personal: yes. Name of a public official in office';
comment on column people.officers.office is 'personal: no';
comment on column people.officers.office_name is 'personal: no';
comment on column people.officers.posts is 'personal: no';
comment on column people.officers.seen_at is 'personal: no';
grant select, insert, update on people.officers to changxing_app;

create table people.real_person_checks (
  area text not null,
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  nonce text not null,
  return_to text not null,
  result text not null check (result in ('waiting', 'confirmed', 'denied', 'unknown')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  used_for text,
  primary key (area, id),
  foreign key (area, person_id) references people.persons (area, id)
);
comment on table people.real_person_checks is 'Real-person checks (实人认证): asked, answered by the provider with a signature, used once';
comment on column people.real_person_checks.area is 'personal: no';
comment on column people.real_person_checks.id is 'personal: no';
comment on column people.real_person_checks.person_id is 'personal: no';
comment on column people.real_person_checks.purpose is 'personal: no';
comment on column people.real_person_checks.nonce is 'personal: no';
comment on column people.real_person_checks.return_to is 'personal: no';
comment on column people.real_person_checks.result is 'personal: no';
comment on column people.real_person_checks.asked_at is 'personal: no';
comment on column people.real_person_checks.answered_at is 'personal: no';
comment on column people.real_person_checks.used_for is 'personal: no. What the result was used for; a result serves once';
grant select, insert, update on people.real_person_checks to changxing_app;
