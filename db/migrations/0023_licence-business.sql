-- The business of a licence: what renewal, postponement, cancellation and the exchange of a military licence leave in the file, and the legal days ahead.
alter table licences.licences
  add column reached_twelve boolean not null default false,
  add column cancelled_on date,
  add column cancelled_for text check (cancelled_for in ('not-renewed', 'not-audited', 'own-request', 'no-medical-report', 'other')),
  add column medical_on date,
  add column postponed jsonb not null default '{}',
  add column military jsonb;
comment on column licences.licences.reached_twelve is 'personal: yes. Whether a points cycle of the present validity reached 12';
comment on column licences.licences.cancelled_on is 'personal: yes. Day on which it was cancelled; null: it was not, or is restored';
comment on column licences.licences.cancelled_for is 'personal: yes. Why it was cancelled';
comment on column licences.licences.medical_on is 'personal: yes. Day of the last medical report handed in';
comment on column licences.licences.postponed is 'personal: yes. What is postponed (renewal, audit, medical), each until which day';
comment on column licences.licences.military is 'personal: yes. What the military licence proved: first issue, prefix, classes with their days, and how it is noted';

alter table licences.credentials add column void_at timestamptz;
comment on column licences.credentials.void_at is 'personal: no. Since when it claims more than the licence now allows: it stays invalid whatever becomes of the licence';

create table licences.card_serials (
  area text not null,
  last int not null,
  primary key (area)
);
comment on table licences.card_serials is 'Last serial of the numbers of licence documents and files made here';
comment on column licences.card_serials.area is 'personal: no';
comment on column licences.card_serials.last is 'personal: no';
grant select, insert, update on licences.card_serials to changxing_app;

create table licences.void_cards (
  area text not null,
  number_index bytea not null,
  licence_id uuid not null,
  case_id uuid not null,
  cause text not null,
  voided_on date not null,
  voided_at timestamptz not null,
  primary key (area, number_index),
  foreign key (area, licence_id) references licences.licences (area, id)
);
comment on table licences.void_cards is 'Paper licences that a new one took the place of; append-only';
comment on column licences.void_cards.area is 'personal: no';
comment on column licences.void_cards.number_index is 'personal: encrypted. Keyed blind index of the document number';
comment on column licences.void_cards.licence_id is 'personal: no';
comment on column licences.void_cards.case_id is 'personal: no. The case that made the new one';
comment on column licences.void_cards.cause is 'personal: no. The business: renewal, lost, damaged …';
comment on column licences.void_cards.voided_on is 'personal: no';
comment on column licences.void_cards.voided_at is 'personal: no';
grant select, insert on licences.void_cards to changxing_app;

create table licences.test_results (
  area text not null,
  id uuid not null,
  person_id uuid not null,
  subject text not null check (subject in ('one', 'three')),
  passed_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (area, id),
  unique (area, person_id, subject, passed_on)
);
comment on table licences.test_results is 'Tests passed on which business of a licence depends; append-only';
comment on column licences.test_results.area is 'personal: no';
comment on column licences.test_results.id is 'personal: no';
comment on column licences.test_results.person_id is 'personal: no';
comment on column licences.test_results.subject is 'personal: yes. Subject one, or three';
comment on column licences.test_results.passed_on is 'personal: yes';
comment on column licences.test_results.recorded_by is 'personal: no. Officer number, or the system that recorded it';
comment on column licences.test_results.recorded_at is 'personal: no';
grant select, insert on licences.test_results to changxing_app;

create table licences.restorations (
  area text not null,
  case_id uuid not null,
  licence_id uuid not null,
  case_number text not null,
  outcome text not null check (outcome in ('restored', 'refused')),
  state_before text not null,
  cancelled_on date not null,
  first_return_on date,
  reasons text[] not null,
  accepted_by uuid,
  decided_by uuid,
  decided_on date not null,
  primary key (area, case_id),
  foreign key (area, licence_id) references licences.licences (area, id),
  constraint restored_by_two check (outcome <> 'restored' or (accepted_by is not null and decided_by is not null and accepted_by <> decided_by))
);
create index restorations_by_day on licences.restorations (area, decided_on desc);
comment on table licences.restorations is 'Licences restored or refused after a stay abroad, for supervision by detachment and corps; append-only';
comment on column licences.restorations.area is 'personal: no';
comment on column licences.restorations.case_id is 'personal: no';
comment on column licences.restorations.licence_id is 'personal: no';
comment on column licences.restorations.case_number is 'personal: no';
comment on column licences.restorations.outcome is 'personal: no';
comment on column licences.restorations.state_before is 'personal: yes. R or G';
comment on column licences.restorations.cancelled_on is 'personal: yes';
comment on column licences.restorations.first_return_on is 'personal: yes';
comment on column licences.restorations.reasons is 'personal: no. Codes of a refusal';
comment on column licences.restorations.accepted_by is 'personal: no. Officer who took it in';
comment on column licences.restorations.decided_by is 'personal: no. Head of the unit who checked it again';
comment on column licences.restorations.decided_on is 'personal: no';
grant select, insert on licences.restorations to changxing_app;
