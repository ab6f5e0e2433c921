-- The case engine, finished: who acts for whom, what a case is about, steps after the approval, suspicion, lists of corrections, call-backs.
alter table cases.cases
  add column person_area text,
  add column subject_kind text,
  add column subject_area text,
  add column subject_id uuid,
  add column subject_key text not null default '',
  add column acting text not null default 'self' check (acting in ('self', 'delegate', 'helper')),
  add column mandate_area text,
  add column mandate_id uuid,
  add column actor_area text,
  add column actor_id uuid,
  add column answer_versions jsonb not null default '{}',
  add column question_items json,
  add column stage text,
  add column stage_due date,
  add column suspicion text check (suspicion in ('opened', 'investigated', 'cleared', 'confirmed')),
  add column suspected_by uuid,
  add column settled_by uuid,
  add column agencies_waiting text[] not null default '{}';
update cases.cases set person_area = area;
alter table cases.cases
  alter column person_area set not null,
  drop constraint cases_counter_reason_check,
  add constraint cases_counter_reason_check check (counter_reason in ('three-rejections', 'no-phone', 'asked-for-help', 'came-to-counter')),
  add constraint acting_has_mandate check ((acting = 'self') = (mandate_id is null) and (mandate_id is null) = (mandate_area is null)),
  add constraint suspicion_four_eyes check (settled_by is null or settled_by <> suspected_by),
  add constraint suspicion_settled check (state not in ('approved', 'completed') or suspicion is null or suspicion = 'cleared');
comment on column cases.cases.person_id is 'personal: yes. Whose business it is, in people.persons of person_area';
comment on column cases.cases.person_area is 'personal: no. Where that person is kept; differs from area where the office of a vehicle answers';
comment on column cases.cases.subject_kind is 'personal: no. What the case is about: vehicle, licence; null when about the person';
comment on column cases.cases.subject_area is 'personal: no';
comment on column cases.cases.subject_id is 'personal: no';
comment on column cases.cases.subject_key is 'personal: no. The three in one text, empty without a subject: one open case of a service for each';
comment on column cases.cases.acting is 'personal: no. Who acts: the person, a delegate (M9), a helper (M6.1.1)';
comment on column cases.cases.mandate_area is 'personal: no. Area of the delegation or help under which somebody acts';
comment on column cases.cases.mandate_id is 'personal: no. That delegation or help';
comment on column cases.cases.actor_area is 'personal: no. Where who acts is kept; null for a delegate without an account, at the counter';
comment on column cases.cases.actor_id is 'personal: no. Who acts';
comment on column cases.cases.answer_versions is 'personal: no. Version of the case at which each answer was changed last';
comment on column cases.cases.question_items is 'personal: no. Documents and fields that the applicant was asked to put right, by name';
comment on column cases.cases.stage is 'personal: no. After the approval: the step that comes next';
comment on column cases.cases.stage_due is 'personal: no. Last day for that step; null when its year is not published';
comment on column cases.cases.suspicion is 'personal: no. Whether it is held as suspect, and how that ended';
comment on column cases.cases.suspected_by is 'personal: no. Officer who opened the suspicion';
comment on column cases.cases.settled_by is 'personal: no. Another officer, who settled it';
comment on column cases.cases.agencies_waiting is 'personal: no. Names of agency checks whose answer the decision waits for';
-- One open case of a service for each person and subject, also when two requests arrive together.
drop index cases.cases_one_draft;
create unique index cases_one_open on cases.cases (area, person_area, person_id, service, subject_key)
  where state in ('draft', 'submitted', 'in-review', 'question-asked');
create index cases_of_subject on cases.cases (area, subject_key, created_at desc) where subject_key <> '';
create index cases_being_made on cases.cases (area, stage_due, id) where state = 'approved' and stage is not null;

alter table cases.case_events add column by_role text check (by_role in ('self', 'delegate', 'helper'));
comment on column cases.case_events.by_role is 'personal: no. Of an applicant''s event: the person, a delegate or a helper';

alter table cases.case_checks
  add column kind text not null default 'real-person' check (kind in ('real-person', 'agency')),
  add column facts bytea,
  add column attempts int not null default 0;
comment on column cases.case_checks.kind is 'personal: no';
comment on column cases.case_checks.facts is 'personal: encrypted. What an agency said, JSON';
comment on column cases.case_checks.attempts is 'personal: no. How often the agency was asked';

create table cases.case_parties (
  area text not null,
  person_id uuid not null,
  case_area text not null,
  case_id uuid not null,
  role text not null check (role in ('principal', 'delegate', 'helper')),
  since timestamptz not null,
  primary key (area, person_id, case_area, case_id)
);
comment on table cases.case_parties is 'Cases that a person finds elsewhere: kept in another area, or another person''s in whose place they act';
comment on column cases.case_parties.area is 'personal: no. Where the person is kept';
comment on column cases.case_parties.person_id is 'personal: no';
comment on column cases.case_parties.case_area is 'personal: no';
comment on column cases.case_parties.case_id is 'personal: no';
comment on column cases.case_parties.role is 'personal: no';
comment on column cases.case_parties.since is 'personal: no';
grant select, insert, delete on cases.case_parties to changxing_app;

create table cases.call_backs (
  area text not null,
  case_id uuid not null,
  score int not null check (score between 1 and 2),
  since timestamptz not null,
  due_on date,
  done_at timestamptz,
  done_by uuid,
  done_number text,
  note bytea,
  primary key (area, case_id),
  foreign key (area, case_id) references cases.cases (area, id),
  check ((done_at is null) = (done_by is null))
);
comment on table cases.call_backs is 'A low rating is followed up by a call (好差评)';
comment on column cases.call_backs.area is 'personal: no';
comment on column cases.call_backs.case_id is 'personal: no';
comment on column cases.call_backs.score is 'personal: no. 1 or 2';
comment on column cases.call_backs.since is 'personal: no';
comment on column cases.call_backs.due_on is 'personal: no. Last day for the call; null when its year is not published';
comment on column cases.call_backs.done_at is 'personal: no';
comment on column cases.call_backs.done_by is 'personal: no. Officer who called';
comment on column cases.call_backs.done_number is 'personal: no. Number of that officer';
comment on column cases.call_backs.note is 'personal: encrypted. What came of it';
create index call_backs_open on cases.call_backs (area, since) where done_at is null;
grant select, insert, update on cases.call_backs to changxing_app;
