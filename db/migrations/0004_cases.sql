-- One case is one piece of business of one person. Its present state and its events are written together, and events are never changed.
create schema if not exists cases;
grant usage on schema cases to changxing_app;
comment on schema cases is 'Cases (M1.3.1): what was applied for, what was decided, why, and by when';

create table cases.numbers (
  area text not null,
  day date not null,
  last int not null,
  primary key (area, day)
);
comment on table cases.numbers is 'The last serial given in an area on a day';
comment on column cases.numbers.area is 'personal: no. City code';
comment on column cases.numbers.day is 'personal: no. Business date';
comment on column cases.numbers.last is 'personal: no. Last serial given';
grant select, insert, update on cases.numbers to changxing_app;

create table cases.cases (
  area text not null,
  id uuid not null,
  number text,
  person_id uuid not null,
  service text not null,
  service_version text not null,
  state text not null check (state in ('draft', 'submitted', 'in-review', 'question-asked', 'approved', 'rejected', 'withdrawn', 'completed')),
  version int not null,
  answers bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  decided_on date,
  limit_days int,
  limit_kind text check (limit_kind in ('working', 'calendar')),
  clock_runs jsonb not null default '[]',
  due_on date,
  queue_on date not null generated always as (coalesce(due_on, date '9999-12-31')) stored,
  stands_since timestamptz,
  question bytea,
  question_asked_at timestamptz,
  answer_by date,
  reminded_for date,
  claimed_by uuid,
  claimed_number text,
  claimed_name text,
  four_eyes boolean not null,
  counter_reason text check (counter_reason in ('three-rejections', 'no-phone', 'asked-for-help')),
  begun_by uuid,
  accepted_by uuid,
  reviewed_by uuid,
  decision json,
  decision_facts json,
  result jsonb not null default '{}',
  rating_score int check (rating_score between 1 and 5),
  rating_text bytea,
  primary key (area, id),
  unique (area, number),
  constraint not_own_case check (begun_by is null or reviewed_by is null or begun_by <> reviewed_by),
  constraint four_eyes_differ check (not four_eyes or accepted_by is null or reviewed_by is null or accepted_by <> reviewed_by),
  constraint four_eyes_first check (not four_eyes or reviewed_by is null or accepted_by is not null or state = 'rejected')
);
comment on table cases.cases is 'The present state of every case; its past lies in cases.case_events';
comment on column cases.cases.area is 'personal: no. City code of the office that answers';
comment on column cases.cases.id is 'personal: no. UUIDv7';
comment on column cases.cases.number is 'personal: no. What people quote: area, day, serial';
comment on column cases.cases.person_id is 'personal: yes. The applicant, in people.persons of the same area';
comment on column cases.cases.service is 'personal: no. Id of the service';
comment on column cases.cases.service_version is 'personal: no. Version of the service page that the case was started under';
comment on column cases.cases.state is 'personal: no. One of the states of the law of cases';
comment on column cases.cases.version is 'personal: no. Counts the events; an action on another version is refused';
comment on column cases.cases.answers is 'personal: encrypted. The form as filled in, JSON';
comment on column cases.cases.created_at is 'personal: no';
comment on column cases.cases.updated_at is 'personal: no';
comment on column cases.cases.submitted_at is 'personal: no. Null while a draft';
comment on column cases.cases.decided_on is 'personal: no. Business date on which it was closed';
comment on column cases.cases.limit_days is 'personal: no. Days that the answer may take';
comment on column cases.cases.limit_kind is 'personal: no. Working or calendar days';
comment on column cases.cases.clock_runs is 'personal: no. Business dates between which the time counted, [{from, to}]; to is null while it runs';
comment on column cases.cases.due_on is 'personal: no. Last day to answer; null while the clock stands or while the holidays of its year are not published';
comment on column cases.cases.queue_on is 'personal: no. Place in the queue: due day, unknown days last';
comment on column cases.cases.stands_since is 'personal: no. Since when the clock stands for the applicant''s answer';
comment on column cases.cases.question is 'personal: encrypted. What the applicant was asked last';
comment on column cases.cases.question_asked_at is 'personal: no';
comment on column cases.cases.answer_by is 'personal: no. Day by which the applicant is asked to answer';
comment on column cases.cases.reminded_for is 'personal: no. Answer-by day that the applicant was already reminded of';
comment on column cases.cases.claimed_by is 'personal: no. Officer who has the case in hand';
comment on column cases.cases.claimed_number is 'personal: no. Number of that officer';
comment on column cases.cases.claimed_name is 'personal: yes. Name of that officer';
comment on column cases.cases.four_eyes is 'personal: no. Whether two officers must agree';
comment on column cases.cases.counter_reason is 'personal: no. Why an officer began it at the counter; null when begun online';
comment on column cases.cases.begun_by is 'personal: no. Officer who began it at the counter, and so never decides it';
comment on column cases.cases.accepted_by is 'personal: no. Officer who accepted first, where four eyes are needed';
comment on column cases.cases.reviewed_by is 'personal: no. Officer who decided';
comment on column cases.cases.decision is 'personal: no. Answer of the rule at submission, kept to the byte';
comment on column cases.cases.decision_facts is 'personal: yes. Facts that the rule was given, kept to the byte';
comment on column cases.cases.result is 'personal: no. What completion made';
comment on column cases.cases.rating_score is 'personal: no. 1 to 5';
comment on column cases.cases.rating_text is 'personal: encrypted. Words of the rating';
-- A person has at most one draft of a service, also when two requests arrive together.
create unique index cases_one_draft on cases.cases (area, person_id, service) where state = 'draft';
create index cases_of_person on cases.cases (area, person_id, updated_at desc);
create index cases_queue on cases.cases (area, queue_on, submitted_at, id) where state in ('submitted', 'in-review', 'question-asked');
create index cases_closed on cases.cases (area, updated_at desc, id desc) where state in ('approved', 'rejected', 'withdrawn', 'completed');
create index cases_drafts on cases.cases (updated_at) where state = 'draft';
grant select, insert, update, delete on cases.cases to changxing_app;

create table cases.case_events (
  area text not null,
  case_id uuid not null,
  seq int not null,
  at timestamptz not null,
  on_day date not null,
  kind text not null,
  by_kind text not null check (by_kind in ('applicant', 'officer', 'system')),
  officer_id uuid,
  officer_number text,
  reasons json,
  note bytea,
  primary key (area, case_id, seq)
);
comment on table cases.case_events is 'What happened to a case, in order; append-only';
comment on column cases.case_events.area is 'personal: no';
comment on column cases.case_events.case_id is 'personal: no. No foreign key: the trace of a removed draft stays';
comment on column cases.case_events.seq is 'personal: no. The version that the case had after it';
comment on column cases.case_events.at is 'personal: no';
comment on column cases.case_events.on_day is 'personal: no. Business date';
comment on column cases.case_events.kind is 'personal: no';
comment on column cases.case_events.by_kind is 'personal: no. Applicant, officer or system';
comment on column cases.case_events.officer_id is 'personal: no';
comment on column cases.case_events.officer_number is 'personal: no';
comment on column cases.case_events.reasons is 'personal: no. Fixed reasons of a rejection as they were worded then';
comment on column cases.case_events.note is 'personal: encrypted. Free words: a question, an answer, a note, a rating';
grant select, insert on cases.case_events to changxing_app;

create table cases.case_documents (
  area text not null,
  case_id uuid not null,
  kind text not null,
  file_id uuid not null,
  findings json not null default '[]',
  given_by text not null,
  given_at timestamptz not null,
  primary key (area, case_id, kind),
  foreign key (area, case_id) references cases.cases (area, id) on delete cascade
);
comment on table cases.case_documents is 'The file given for each document of a case';
comment on column cases.case_documents.area is 'personal: no';
comment on column cases.case_documents.case_id is 'personal: no';
comment on column cases.case_documents.kind is 'personal: no. Kind of document in the service''s page';
comment on column cases.case_documents.file_id is 'personal: no. File in platform.files of the same area';
comment on column cases.case_documents.findings is 'personal: no. What the machine found on the picture: [{rule, holds}]';
comment on column cases.case_documents.given_by is 'personal: no. Kind and id of who gave it';
comment on column cases.case_documents.given_at is 'personal: no';
create index case_documents_file on cases.case_documents (area, file_id);
grant select, insert, update, delete on cases.case_documents to changxing_app;

create table cases.case_checks (
  area text not null,
  case_id uuid not null,
  name text not null,
  result text not null check (result in ('waiting', 'confirmed', 'denied', 'unknown')),
  check_id uuid,
  at timestamptz not null,
  primary key (area, case_id, name),
  foreign key (area, case_id) references cases.cases (area, id) on delete cascade
);
comment on table cases.case_checks is 'Outside checks of a case: confirmed, denied or unknown';
comment on column cases.case_checks.area is 'personal: no';
comment on column cases.case_checks.case_id is 'personal: no';
comment on column cases.case_checks.name is 'personal: no. Name of the check in the service''s page';
comment on column cases.case_checks.result is 'personal: no';
comment on column cases.case_checks.check_id is 'personal: no. The check that gave the result';
comment on column cases.case_checks.at is 'personal: no';
grant select, insert, update, delete on cases.case_checks to changxing_app;

create table cases.case_pictures (
  area text not null,
  file_id uuid not null,
  case_id uuid not null,
  primary key (area, file_id, case_id),
  foreign key (area, case_id) references cases.cases (area, id) on delete cascade
);
comment on table cases.case_pictures is 'Kept pictures that a case lays beside its documents for comparison; its officers may look at them';
comment on column cases.case_pictures.area is 'personal: no';
comment on column cases.case_pictures.file_id is 'personal: no';
comment on column cases.case_pictures.case_id is 'personal: no';
grant select, insert, delete on cases.case_pictures to changxing_app;
