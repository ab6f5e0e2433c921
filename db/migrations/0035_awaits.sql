-- What must have happened before an approval and others do: a new owner agrees, the car is looked at. While it is open the office's clock stands.
alter table cases.cases add column awaits jsonb not null default '{}';
alter table cases.cases add column waits_for_others boolean not null
  generated always as (jsonb_path_exists(awaits, '$.* ? (@ == "open")')) stored;
comment on column cases.cases.awaits is 'personal: no. How everything stood that others do before the approval, when the case last heard of it: {name: open, done, refused}';
comment on column cases.cases.waits_for_others is 'personal: no. Whether something of that is open: such a case waits in no office''s queue';
comment on column cases.cases.stands_since is 'personal: no. Since when the clock stands, for the applicant''s answer or for what others do';

-- Another person is asked to agree: to become the owner of a car. What is asked anew ends what was asked before; answers stay.
create table cases.consents (
  area text not null,
  id uuid not null,
  case_id uuid not null,
  name text not null,
  person_area text not null,
  person_id uuid not null,
  about bytea not null,
  asked bytea not null,
  state text not null check (state in ('asked', 'agreed', 'declined')),
  asked_at timestamptz not null,
  answer_by date not null,
  remind_on date not null,
  reminded_at timestamptz,
  overdue_at timestamptz,
  answered_at timestamptz,
  answer bytea,
  channel text check (channel in ('app', 'counter')),
  officer_id uuid,
  ended_at timestamptz,
  ended_because text check (ended_because in ('changed', 'withdrawn', 'rejected')),
  primary key (area, id),
  foreign key (area, case_id) references cases.cases (area, id),
  constraint consents_answered check ((state = 'asked') = (answered_at is null) and (state = 'asked') = (answer is null) and (state = 'asked') = (channel is null)),
  constraint consents_at_counter check ((channel is not distinct from 'counter') = (officer_id is not null)),
  constraint consents_ended check ((ended_at is null) = (ended_because is null))
);
comment on table cases.consents is 'Whether somebody agrees to another''s business before it is approved (M9.1): who was asked what, and the answer';
comment on column cases.consents.area is 'personal: no. City code of the office that answers the case';
comment on column cases.consents.id is 'personal: no. UUIDv7';
comment on column cases.consents.case_id is 'personal: no';
comment on column cases.consents.name is 'personal: no. Name of what is awaited in the service''s page';
comment on column cases.consents.person_area is 'personal: no. Where the person asked is kept';
comment on column cases.consents.person_id is 'personal: yes. The person asked, in people.persons of that area';
comment on column cases.consents.about is 'personal: encrypted. Keyed index of the person and of the answers that they are asked about: other answers are another question';
comment on column cases.consents.asked is 'personal: encrypted. What they were shown, JSON';
comment on column cases.consents.state is 'personal: no';
comment on column cases.consents.asked_at is 'personal: no';
comment on column cases.consents.answer_by is 'personal: no. Day by which they are asked to answer';
comment on column cases.consents.remind_on is 'personal: no. Day on which they are reminded';
comment on column cases.consents.reminded_at is 'personal: no';
comment on column cases.consents.overdue_at is 'personal: no. When the applicant was told that nobody had answered';
comment on column cases.consents.answered_at is 'personal: no';
comment on column cases.consents.answer is 'personal: encrypted. The answer with its instant and the real-person check, or the officer before whom it was given, JSON';
comment on column cases.consents.channel is 'personal: no. In the app or at the counter';
comment on column cases.consents.officer_id is 'personal: no. Officer who recorded it at the counter';
comment on column cases.consents.ended_at is 'personal: no. Since when it counts no more; null while it does';
comment on column cases.consents.ended_because is 'personal: no. Other facts or another person, or the case was taken back or rejected';
-- One question at a time for each thing awaited.
create unique index consents_current on cases.consents (area, case_id, name) where ended_at is null;
create index consents_waiting on cases.consents (area, person_area, person_id) where ended_at is null and state = 'asked';
create index consents_due on cases.consents (remind_on) where ended_at is null and state = 'asked';
grant select, insert, update on cases.consents to changxing_app;

create table cases.consent_parties (
  area text not null,
  person_id uuid not null,
  consent_area text not null,
  consent_id uuid not null,
  since timestamptz not null,
  primary key (area, person_id, consent_area, consent_id)
);
comment on table cases.consent_parties is 'What a person was asked to agree to, found from their own area';
comment on column cases.consent_parties.area is 'personal: no. Where the person is kept';
comment on column cases.consent_parties.person_id is 'personal: yes. The person asked';
comment on column cases.consent_parties.consent_area is 'personal: no';
comment on column cases.consent_parties.consent_id is 'personal: no';
comment on column cases.consent_parties.since is 'personal: no';
grant select, insert on cases.consent_parties to changxing_app;
