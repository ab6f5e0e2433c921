-- A counter only proposes to take a submitted application back, for somebody whose number was compared and on a request that was signed and scanned;
-- a colleague who has looked at the request confirms it (M2.4.1, M9.2.3).
create table cases.withdrawals (
  area text not null,
  id uuid not null,
  case_id uuid not null,
  asked_by text not null check (asked_by in ('principal', 'agent')),
  words bytea not null,
  request_file uuid not null,
  officer_number text not null,
  at timestamptz not null,
  looked_by text[] not null default '{}',
  outcome text check (outcome in ('confirmed', 'declined', 'lapsed')),
  decided_by text,
  decided_words bytea,
  decided_at timestamptz,
  primary key (area, id),
  foreign key (area, case_id) references cases.cases (area, id),
  constraint withdrawals_four_eyes check (decided_by is null or decided_by <> officer_number),
  constraint withdrawals_looked check (outcome is distinct from 'confirmed' or decided_by = any (looked_by)),
  constraint withdrawals_settled check ((outcome is null) = (decided_at is null) and (outcome in ('confirmed', 'declined')) is not true = (decided_by is null))
);
create unique index withdrawals_one_open on cases.withdrawals (area, case_id) where outcome is null;
create index withdrawals_case on cases.withdrawals (area, case_id);
comment on table cases.withdrawals is 'Withdrawals of submitted applications that a counter proposed: who asked, the signed request, who confirmed or declined it';
comment on column cases.withdrawals.area is 'personal: no. City of the office that answers the case';
comment on column cases.withdrawals.id is 'personal: no. UUIDv7';
comment on column cases.withdrawals.case_id is 'personal: no';
comment on column cases.withdrawals.asked_by is 'personal: no. Who stood at the counter: the person whose business it is, or the agent whose letter stood';
comment on column cases.withdrawals.words is 'personal: encrypted. The reason that they gave, as the officer wrote it';
comment on column cases.withdrawals.request_file is 'personal: no. Scan of the signed request, in the same area';
comment on column cases.withdrawals.officer_number is 'personal: no. Who proposed it';
comment on column cases.withdrawals.at is 'personal: no';
comment on column cases.withdrawals.looked_by is 'personal: no. Officers who have looked at the request';
comment on column cases.withdrawals.outcome is 'personal: no. Null while it waits; lapsed when the application was taken back otherwise, or the principal carries it on';
comment on column cases.withdrawals.decided_by is 'personal: no. Number of the second officer, or applicant';
comment on column cases.withdrawals.decided_words is 'personal: encrypted';
comment on column cases.withdrawals.decided_at is 'personal: no';
grant select, insert, update (looked_by, outcome, decided_by, decided_words, decided_at) on cases.withdrawals to changxing_app;

alter table cases.cases add column withdrawal_by uuid;
comment on column cases.cases.withdrawal_by is 'personal: no. Officer whose proposal to withdraw it waits for a colleague';
create index cases_withdrawing on cases.cases (area, queue_on, submitted_at, id) where withdrawal_by is not null;

-- A principal who comes to the counter carries on what an agent began; the letter stays in the history.
alter table cases.cases add column in_person_by uuid;
alter table cases.cases add column in_person_at timestamptz;
alter table cases.cases add constraint in_person check ((in_person_by is null) = (in_person_at is null) and (in_person_by is null or acting = 'delegate'));
alter table cases.cases add constraint not_who_took_it_over check (in_person_by is null or reviewed_by is null or in_person_by <> reviewed_by);
comment on column cases.cases.in_person_by is 'personal: no. Officer at whose counter the principal came, to carry on what an agent began';
comment on column cases.cases.in_person_at is 'personal: no';

-- How the letter was confirmed when this case was begun: a later examination for another matter changes nothing of it.
alter table cases.cases add column letter_confirmed_by text check (letter_confirmed_by in ('account', 'copy', 'number', 'signature', 'paper'));
update cases.cases c set letter_confirmed_by = (
  select d.confirmed_by from people.delegation_checks d
    where d.area in (c.area, c.actor_area) and d.letter_area = c.mandate_area and d.delegation_id = c.mandate_id and d.accepted
      and d.at <= coalesce((select max(e.at) from cases.case_events e where e.area = c.area and e.case_id = c.id and e.kind = 'begun-at-counter'), c.created_at)
    order by d.at desc limit 1)
  where acting = 'delegate';
alter table cases.cases add constraint letter_confirmed check (letter_confirmed_by is null or acting = 'delegate');
comment on column cases.cases.letter_confirmed_by is 'personal: no. By the agent''s account, or how the counter confirmed the letter; null for a case without a letter';
