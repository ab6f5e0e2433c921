create schema insurance;
grant usage on schema insurance to changxing_app;
comment on schema insurance is 'Online checks of compulsory insurance, tickets to the insurers, the weekly analysis';

create table insurance.checks (
  area text not null,
  id uuid not null,
  question_id uuid not null,
  series_id uuid not null,
  case_id uuid,
  business text not null check (business in ('registration', 'inspection-mark', 'other')),
  vehicle bytea not null,
  vin_index bytea not null,
  result text not null check (result in ('confirmed', 'denied', 'unknown')),
  reason_code text,
  remarks text[] not null,
  serial text,
  insurer_code text,
  insurer_name text,
  policy_number bytea,
  on_day date not null,
  asked_at timestamptz not null,
  ask_again_at timestamptz,
  superseded boolean not null default false,
  primary key (area, id),
  check ((result = 'confirmed') = (reason_code is null))
);
create index checks_of_vehicle on insurance.checks (area, vin_index, asked_at);
create index checks_of_day on insurance.checks (area, on_day);
create index checks_due on insurance.checks (ask_again_at) where ask_again_at is not null;
comment on table insurance.checks is 'Every answer to the question whether a vehicle is insured, the latest of a series first to be asked again (M11.1, M11.3)';
comment on column insurance.checks.area is 'personal: no. Area of the office that asked';
comment on column insurance.checks.id is 'personal: no';
comment on column insurance.checks.question_id is 'personal: no. Id of the message; a question repeated after no answer keeps it';
comment on column insurance.checks.series_id is 'personal: no. First check of the same vehicle for the same case';
comment on column insurance.checks.case_id is 'personal: no. The case in the same area that wanted to know';
comment on column insurance.checks.business is 'personal: no';
comment on column insurance.checks.vehicle is 'personal: encrypted. The vehicle as it was asked about, to ask again';
comment on column insurance.checks.vin_index is 'personal: encrypted. Keyed blind index of the VIN';
comment on column insurance.checks.result is 'personal: no. unknown never counts against anybody';
comment on column insurance.checks.reason_code is 'personal: no. Why it was not found or not known';
comment on column insurance.checks.remarks is 'personal: no. What is not quite in order though insurance was found';
comment on column insurance.checks.serial is 'personal: no. Serial of the query at the insurers';
comment on column insurance.checks.insurer_code is 'personal: no. Null: no policy was seen';
comment on column insurance.checks.insurer_name is 'personal: no';
comment on column insurance.checks.policy_number is 'personal: encrypted';
comment on column insurance.checks.on_day is 'personal: no. Civil date on which the insurance had to be in force, the business date of the question';
comment on column insurance.checks.asked_at is 'personal: no';
comment on column insurance.checks.ask_again_at is 'personal: no. Null: not asked again by itself';
comment on column insurance.checks.superseded is 'personal: no. A later check of the series exists';
grant select, insert, update on insurance.checks to changxing_app;

create table insurance.tickets (
  area text not null,
  id uuid not null,
  check_id uuid not null,
  vin_index bytea not null,
  reason_code text not null,
  insurer_code text,
  insurer_name text,
  opened_at timestamptz not null,
  opened_on date not null,
  delivery text not null check (delivery in ('waiting', 'taken', 'refused', 'given-up')),
  corrected_at timestamptz,
  settled_at timestamptz,
  settled_on date,
  settled_how text check (settled_how in ('re-check', 'office')),
  settled_by text,
  note bytea,
  primary key (area, id),
  foreign key (area, check_id) references insurance.checks (area, id),
  check ((settled_at is null) = (settled_how is null) and (settled_at is null) = (settled_on is null))
);
create unique index tickets_open on insurance.tickets (area, vin_index, reason_code) where settled_at is null;
create index tickets_by_day on insurance.tickets (area, opened_on);
comment on table insurance.tickets is 'What insurers were told is wrong with their data, until it is settled (M11.3)';
comment on column insurance.tickets.area is 'personal: no';
comment on column insurance.tickets.id is 'personal: no. Number of the ticket and of its message; a correction names it';
comment on column insurance.tickets.check_id is 'personal: no. The check that failed';
comment on column insurance.tickets.vin_index is 'personal: encrypted. Keyed blind index of the VIN: one open ticket for each vehicle and reason';
comment on column insurance.tickets.reason_code is 'personal: no';
comment on column insurance.tickets.insurer_code is 'personal: no. Null: the insurers'' platform finds out';
comment on column insurance.tickets.insurer_name is 'personal: no';
comment on column insurance.tickets.opened_at is 'personal: no';
comment on column insurance.tickets.opened_on is 'personal: no. Business date';
comment on column insurance.tickets.delivery is 'personal: no. Whether the insurers have taken it';
comment on column insurance.tickets.corrected_at is 'personal: no. When an insurer said that it was put right; the next check decides whether it was';
comment on column insurance.tickets.settled_at is 'personal: no';
comment on column insurance.tickets.settled_on is 'personal: no. Business date';
comment on column insurance.tickets.settled_how is 'personal: no. re-check: an answered check no longer shows the reason. office: settled with the insurer by hand';
comment on column insurance.tickets.settled_by is 'personal: no. Officer number';
comment on column insurance.tickets.note is 'personal: encrypted. What was settled with the insurer';
grant select, insert, update on insurance.tickets to changxing_app;

create table insurance.weeks (
  area text not null,
  monday date not null,
  run int not null,
  computed_at timestamptz not null,
  rows text not null,
  primary key (area, monday, run)
);
comment on table insurance.weeks is 'The analysis of a week by insurer and reason, each run kept as it was computed, so that it can be replayed (M11.3)';
comment on column insurance.weeks.area is 'personal: no';
comment on column insurance.weeks.monday is 'personal: no. First day of the week';
comment on column insurance.weeks.run is 'personal: no. Counted from 1';
comment on column insurance.weeks.computed_at is 'personal: no. What was known at this instant was counted';
comment on column insurance.weeks.rows is 'personal: no. JSON, kept to the byte';
grant select, insert on insurance.weeks to changxing_app;

create table insurance.week_notes (
  area text not null,
  id uuid not null,
  monday date not null,
  insurer_code text not null,
  reason_code text not null,
  note bytea not null,
  officer_number text not null,
  at timestamptz not null,
  primary key (area, id)
);
create index week_notes_of_week on insurance.week_notes (area, monday, at);
comment on table insurance.week_notes is 'What was settled with an insurer about a week (M11.3); append-only';
comment on column insurance.week_notes.area is 'personal: no';
comment on column insurance.week_notes.id is 'personal: no';
comment on column insurance.week_notes.monday is 'personal: no';
comment on column insurance.week_notes.insurer_code is 'personal: no. Empty: no policy was seen, the insurers'' platform as a whole';
comment on column insurance.week_notes.reason_code is 'personal: no';
comment on column insurance.week_notes.note is 'personal: encrypted. Free words';
comment on column insurance.week_notes.officer_number is 'personal: no';
comment on column insurance.week_notes.at is 'personal: no';
grant select, insert on insurance.week_notes to changxing_app;
