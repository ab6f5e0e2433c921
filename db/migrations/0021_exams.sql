-- Driving tests (M3): sites, plans, seats, candidate files, bookings, draws, sheets, changes of the test place.
create schema exams;
grant usage on schema exams to changxing_app;
comment on schema exams is 'Driving tests: sites, plans, seats, candidates, bookings, sheets, changes of the test place';

create table exams.sites (
  area text not null,
  id uuid not null,
  name jsonb not null,
  address jsonb not null,
  created_at timestamptz not null,
  primary key (area, id)
);
comment on table exams.sites is 'Test sites';
comment on column exams.sites.area is 'personal: no. City where the tests are taken';
comment on column exams.sites.id is 'personal: no. UUIDv7';
comment on column exams.sites.name is 'personal: no';
comment on column exams.sites.address is 'personal: no';
comment on column exams.sites.created_at is 'personal: no';
grant select, insert, update on exams.sites to changxing_app;

create table exams.courses (
  area text not null,
  id uuid not null,
  site_id uuid not null,
  name jsonb not null,
  subjects int[] not null,
  classes text[] not null,
  primary key (area, id),
  foreign key (area, site_id) references exams.sites (area, id)
);
comment on table exams.courses is 'Courses of a site, with the subjects and classes that are tested there';
comment on column exams.courses.area is 'personal: no. City where the tests are taken';
comment on column exams.courses.id is 'personal: no. UUIDv7';
comment on column exams.courses.site_id is 'personal: no';
comment on column exams.courses.name is 'personal: no';
comment on column exams.courses.subjects is 'personal: no. 4: safety test';
comment on column exams.courses.classes is 'personal: no';
grant select, insert, update on exams.courses to changxing_app;

create table exams.vehicles (
  area text not null,
  id uuid not null,
  site_id uuid not null,
  plate text not null,
  class text not null check (class in ('A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P')),
  in_service_from date not null,
  in_service_until date,
  primary key (area, id),
  unique (area, plate),
  foreign key (area, site_id) references exams.sites (area, id)
);
comment on table exams.vehicles is 'Test vehicles';
comment on column exams.vehicles.area is 'personal: no. City where the tests are taken';
comment on column exams.vehicles.id is 'personal: no. UUIDv7';
comment on column exams.vehicles.site_id is 'personal: no';
comment on column exams.vehicles.plate is 'personal: no. Of the authority';
comment on column exams.vehicles.class is 'personal: no';
comment on column exams.vehicles.in_service_from is 'personal: no';
comment on column exams.vehicles.in_service_until is 'personal: no. Null while in service';
grant select, insert, update on exams.vehicles to changxing_app;

create table exams.examiners (
  area text not null,
  number text not null,
  name text not null,
  subjects int[] not null,
  classes text[] not null,
  primary key (area, number)
);
comment on table exams.examiners is 'Who may test what';
comment on column exams.examiners.area is 'personal: no. City where the tests are taken';
comment on column exams.examiners.number is 'personal: no. Officer number';
comment on column exams.examiners.name is 'personal: yes. Name of the officer';
comment on column exams.examiners.subjects is 'personal: no';
comment on column exams.examiners.classes is 'personal: no';
grant select, insert, update on exams.examiners to changxing_app;

create table exams.fees (
  area text not null,
  item text not null,
  says jsonb not null,
  fen int not null check (fen > 0),
  since date not null,
  primary key (area, item)
);
comment on table exams.fees is 'What is charged for tests; a line is never changed, only a new one added (M3.1.1)';
comment on column exams.fees.area is 'personal: no. City where the tests are taken';
comment on column exams.fees.item is 'personal: no';
comment on column exams.fees.says is 'personal: no';
comment on column exams.fees.fen is 'personal: no';
comment on column exams.fees.since is 'personal: no';
grant select, insert on exams.fees to changxing_app;

create table exams.upgrades (
  area text not null,
  id uuid not null,
  site_id uuid not null,
  says jsonb not null,
  from_on date not null,
  until_on date not null,
  state text not null check (state in ('planned', 'tried')),
  tried_on date,
  decision jsonb not null,
  planned_by text not null,
  planned_at timestamptz not null,
  primary key (area, id),
  foreign key (area, site_id) references exams.sites (area, id),
  check (until_on >= from_on),
  check ((state = 'tried') = (tried_on is not null))
);
comment on table exams.upgrades is 'Upgrades of test sites (M3.1.1)';
comment on column exams.upgrades.area is 'personal: no. City where the tests are taken';
comment on column exams.upgrades.id is 'personal: no. UUIDv7';
comment on column exams.upgrades.site_id is 'personal: no';
comment on column exams.upgrades.says is 'personal: no';
comment on column exams.upgrades.from_on is 'personal: no';
comment on column exams.upgrades.until_on is 'personal: no';
comment on column exams.upgrades.state is 'personal: no';
comment on column exams.upgrades.tried_on is 'personal: no';
comment on column exams.upgrades.decision is 'personal: no. Answer of exams.site-upgrade';
comment on column exams.upgrades.planned_by is 'personal: no. Officer number';
comment on column exams.upgrades.planned_at is 'personal: no';
grant select, insert, update on exams.upgrades to changxing_app;

create table exams.plans (
  area text not null,
  id uuid not null,
  site_id uuid not null,
  course_id uuid not null,
  day date not null,
  starts text not null,
  subject int not null check (subject between 1 and 4),
  class text not null check (class in ('A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P')),
  seats int not null check (seats > 0),
  apply_by date not null,
  published_on date not null,
  published_by text not null,
  examiners text[] not null,
  vehicles uuid[] not null,
  commitment text not null,
  secret bytea not null,
  drawn_at timestamptz,
  primary key (area, id),
  unique (area, course_id, day, starts),
  foreign key (area, site_id) references exams.sites (area, id),
  foreign key (area, course_id) references exams.courses (area, id),
  check (day >= published_on + 10),
  check (apply_by >= published_on and apply_by < day)
);
create index plans_by_day on exams.plans (area, class, subject, day);
create index plans_to_draw on exams.plans (area, apply_by) where drawn_at is null;
comment on table exams.plans is 'Published tests: a course at a time of a day, for one subject and class';
comment on column exams.plans.area is 'personal: no. City where the tests are taken';
comment on column exams.plans.id is 'personal: no. UUIDv7';
comment on column exams.plans.site_id is 'personal: no';
comment on column exams.plans.course_id is 'personal: no';
comment on column exams.plans.day is 'personal: no';
comment on column exams.plans.starts is 'personal: no. HH:MM in China';
comment on column exams.plans.subject is 'personal: no';
comment on column exams.plans.class is 'personal: no';
comment on column exams.plans.seats is 'personal: no';
comment on column exams.plans.apply_by is 'personal: no. Last day of applications for the draw';
comment on column exams.plans.published_on is 'personal: no';
comment on column exams.plans.published_by is 'personal: no. Officer number';
comment on column exams.plans.examiners is 'personal: no. Officer numbers';
comment on column exams.plans.vehicles is 'personal: no';
comment on column exams.plans.commitment is 'personal: no. SHA-256 of the secret, public from the first day';
comment on column exams.plans.secret is 'personal: encrypted. Settles ties; revealed with the draw';
comment on column exams.plans.drawn_at is 'personal: no';
grant select, insert, update on exams.plans to changxing_app;

create table exams.files (
  area text not null,
  id uuid not null,
  person_area text not null,
  person_id uuid not null,
  class text not null check (class in ('A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P')),
  kind text not null check (kind in ('first', 'upgrade')),
  school text,
  state text not null check (state in ('open', 'moved', 'voided', 'completed')),
  opened_on date not null,
  changes_made int not null check (changes_made >= 0),
  came_from text,
  case_id uuid,
  updated_at timestamptz not null,
  primary key (area, id)
);
create index files_by_opening on exams.files (area, class, opened_on);
create index files_of_person on exams.files (area, person_area, person_id);
comment on table exams.files is 'Candidate files: one open for each person in the whole country';
comment on column exams.files.area is 'personal: no. City where the tests are taken';
comment on column exams.files.id is 'personal: no. UUIDv7';
comment on column exams.files.person_area is 'personal: no. Where the person is kept';
comment on column exams.files.person_id is 'personal: yes';
comment on column exams.files.class is 'personal: no';
comment on column exams.files.kind is 'personal: no';
comment on column exams.files.school is 'personal: no. Driving school; null for who learns without one';
comment on column exams.files.state is 'personal: no';
comment on column exams.files.opened_on is 'personal: no';
comment on column exams.files.changes_made is 'personal: no. Changes of the test place so far (M3.3.1)';
comment on column exams.files.came_from is 'personal: no. City that handed the file over; null where it was opened';
comment on column exams.files.case_id is 'personal: no. Case by which it was opened';
comment on column exams.files.updated_at is 'personal: no';
grant select, insert, update on exams.files to changxing_app;

create table exams.open_file_directory (
  person_area text not null,
  person_id uuid not null,
  area text not null,
  file_id uuid not null,
  open boolean not null,
  primary key (person_area, person_id)
);
comment on table exams.open_file_directory is 'Nationwide: where the latest candidate file of a person lies; at most one is open';
comment on column exams.open_file_directory.person_area is 'personal: no';
comment on column exams.open_file_directory.person_id is 'personal: yes';
comment on column exams.open_file_directory.area is 'personal: no';
comment on column exams.open_file_directory.file_id is 'personal: no';
comment on column exams.open_file_directory.open is 'personal: no';
grant select, insert, update on exams.open_file_directory to changxing_app;

create table exams.permits (
  area text not null,
  file_id uuid not null,
  number text not null,
  obtained_on date not null,
  valid_until date not null,
  issued_in text not null,
  primary key (area, file_id),
  foreign key (area, file_id) references exams.files (area, id)
);
comment on table exams.permits is 'Learner permits (学习驾驶证明): three years from subject one';
comment on column exams.permits.area is 'personal: no. City where the tests are taken';
comment on column exams.permits.file_id is 'personal: no';
comment on column exams.permits.number is 'personal: no. Its own number, not the identity number';
comment on column exams.permits.obtained_on is 'personal: no';
comment on column exams.permits.valid_until is 'personal: no';
comment on column exams.permits.issued_in is 'personal: no. City; stays when the file moves, as validity does (M3.3.1)';
grant select, insert on exams.permits to changxing_app;

create table exams.standings (
  area text not null,
  file_id uuid not null,
  subject int not null check (subject between 1 and 4),
  passed_on date,
  bookings_used int not null check (bookings_used between 0 and 1000),
  last_failed_on date,
  primary key (area, file_id, subject),
  foreign key (area, file_id) references exams.files (area, id),
  check (subject not in (2, 3) or bookings_used <= 5)
);
comment on table exams.standings is 'How far a candidate has come in each subject';
comment on column exams.standings.area is 'personal: no. City where the tests are taken';
comment on column exams.standings.file_id is 'personal: no';
comment on column exams.standings.subject is 'personal: no';
comment on column exams.standings.passed_on is 'personal: no';
comment on column exams.standings.bookings_used is 'personal: no. Bookings that ended with a result';
comment on column exams.standings.last_failed_on is 'personal: no';
grant select, insert, update on exams.standings to changxing_app;

create table exams.bookings (
  area text not null,
  id uuid not null,
  file_id uuid not null,
  plan_id uuid not null,
  subject int not null check (subject between 1 and 4),
  state text not null check (state in ('applied', 'not-drawn', 'booked', 'cancelled', 'passed', 'failed')),
  waiting_since date not null,
  requested_on date not null,
  decision text not null,
  facts text not null,
  updated_at timestamptz not null,
  primary key (area, id),
  foreign key (area, file_id) references exams.files (area, id),
  foreign key (area, plan_id) references exams.plans (area, id)
);
create unique index bookings_one_open on exams.bookings (area, file_id, subject) where state in ('applied', 'booked');
create unique index bookings_one_for_plan on exams.bookings (area, plan_id, file_id) where state in ('applied', 'booked');
create index bookings_of_plan on exams.bookings (area, plan_id, state);
create index bookings_of_file on exams.bookings (area, file_id);
comment on table exams.bookings is 'Applications for seats and bookings: one test and one retest each';
comment on column exams.bookings.area is 'personal: no. City where the tests are taken';
comment on column exams.bookings.id is 'personal: no. UUIDv7';
comment on column exams.bookings.file_id is 'personal: no';
comment on column exams.bookings.plan_id is 'personal: no';
comment on column exams.bookings.subject is 'personal: no';
comment on column exams.bookings.state is 'personal: no';
comment on column exams.bookings.waiting_since is 'personal: no. First day on which it could lawfully have been booked';
comment on column exams.bookings.requested_on is 'personal: no';
comment on column exams.bookings.decision is 'personal: no. Answer of exams.booking, to the byte';
comment on column exams.bookings.facts is 'personal: no. Its facts';
comment on column exams.bookings.updated_at is 'personal: no';
grant select, insert, update on exams.bookings to changxing_app;

create table exams.seats (
  area text not null,
  plan_id uuid not null,
  seat int not null check (seat > 0),
  booking_id uuid,
  primary key (area, plan_id, seat),
  unique (area, booking_id),
  foreign key (area, plan_id) references exams.plans (area, id),
  foreign key (area, booking_id) references exams.bookings (area, id)
);
create index seats_free on exams.seats (area, plan_id) where booking_id is null;
comment on table exams.seats is 'Seats of a plan; a seat has one booking and a booking one seat, so that none is sold twice';
comment on column exams.seats.area is 'personal: no. City where the tests are taken';
comment on column exams.seats.plan_id is 'personal: no';
comment on column exams.seats.seat is 'personal: no';
comment on column exams.seats.booking_id is 'personal: no. Null while free';
grant select, insert, update on exams.seats to changxing_app;

create table exams.booking_events (
  area text not null,
  id uuid not null,
  booking_id uuid not null,
  at timestamptz not null,
  kind text not null,
  says jsonb not null,
  by_whom text not null,
  primary key (area, id),
  foreign key (area, booking_id) references exams.bookings (area, id)
);
create index booking_events_of on exams.booking_events (area, booking_id, id);
comment on table exams.booking_events is 'What happened to a booking; never altered';
comment on column exams.booking_events.area is 'personal: no. City where the tests are taken';
comment on column exams.booking_events.id is 'personal: no. UUIDv7';
comment on column exams.booking_events.booking_id is 'personal: no';
comment on column exams.booking_events.at is 'personal: no';
comment on column exams.booking_events.kind is 'personal: no';
comment on column exams.booking_events.says is 'personal: no';
comment on column exams.booking_events.by_whom is 'personal: no. citizen, system, or an officer number';
grant select, insert on exams.booking_events to changxing_app;

create table exams.draws (
  area text not null,
  plan_id uuid not null,
  secret text not null,
  list jsonb not null,
  winners jsonb not null,
  drawn_at timestamptz not null,
  primary key (area, plan_id),
  foreign key (area, plan_id) references exams.plans (area, id)
);
comment on table exams.draws is 'Allocations of seats, published for anybody to do again';
comment on column exams.draws.area is 'personal: no. City where the tests are taken';
comment on column exams.draws.plan_id is 'personal: no';
comment on column exams.draws.secret is 'personal: no. Revealed; its hash stood with the plan';
comment on column exams.draws.list is 'personal: no. Booking ids, which name nobody, with the day since when each has waited';
comment on column exams.draws.winners is 'personal: no. Booking ids in the order drawn';
comment on column exams.draws.drawn_at is 'personal: no';
grant select, insert on exams.draws to changxing_app;

create table exams.sheets (
  area text not null,
  id uuid not null,
  booking_id uuid not null,
  attempt int not null check (attempt in (1, 2)),
  held_on date not null,
  signed_at timestamptz not null,
  received_at timestamptz not null,
  examiner_number text not null,
  absent boolean not null,
  no_retest boolean not null,
  items jsonb not null,
  decision text,
  passed boolean not null,
  content bytea not null,
  content_hash text not null,
  office_signature bytea not null,
  candidate_signed boolean not null,
  unsigned_because text,
  corrects uuid,
  corrected_because text,
  primary key (area, id),
  foreign key (area, booking_id) references exams.bookings (area, id),
  foreign key (area, corrects) references exams.sheets (area, id),
  check ((corrects is null) = (corrected_because is null)),
  check (candidate_signed or absent or unsigned_because is not null)
);
create unique index sheets_once on exams.sheets (area, booking_id, attempt) where corrects is null;
create unique index sheets_corrected_once on exams.sheets (area, corrects) where corrects is not null;
create index sheets_of_booking on exams.sheets (area, booking_id, received_at);
comment on table exams.sheets is 'Signed sheets of tests; never altered, put right only by a new one that names the old';
comment on column exams.sheets.area is 'personal: no. City where the tests are taken';
comment on column exams.sheets.id is 'personal: no. Made by the device, so that a repeat is recognised';
comment on column exams.sheets.booking_id is 'personal: no';
comment on column exams.sheets.attempt is 'personal: no';
comment on column exams.sheets.held_on is 'personal: no';
comment on column exams.sheets.signed_at is 'personal: no. By the device';
comment on column exams.sheets.received_at is 'personal: no';
comment on column exams.sheets.examiner_number is 'personal: no. Officer number';
comment on column exams.sheets.absent is 'personal: no';
comment on column exams.sheets.no_retest is 'personal: no';
comment on column exams.sheets.items is 'personal: yes. Deductions, with the examiners notes';
comment on column exams.sheets.decision is 'personal: no. Answer of exams.test-result, to the byte; null when absent';
comment on column exams.sheets.passed is 'personal: no';
comment on column exams.sheets.content is 'personal: encrypted. What was signed, with both signatures';
comment on column exams.sheets.content_hash is 'personal: no. SHA-256 of what the device sent';
comment on column exams.sheets.office_signature is 'personal: no. The offices document signer over hash, examiner and request';
comment on column exams.sheets.candidate_signed is 'personal: no';
comment on column exams.sheets.unsigned_because is 'personal: yes';
comment on column exams.sheets.corrects is 'personal: no. The sheet that this one puts right';
comment on column exams.sheets.corrected_because is 'personal: yes';
grant select, insert on exams.sheets to changxing_app;

create table exams.earlier_demand (
  area text not null,
  day date not null,
  class text not null check (class in ('A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P')),
  applicants int not null check (applicants >= 0),
  primary key (area, day, class)
);
comment on table exams.earlier_demand is 'Applicants a day before this platform counted them itself (M3.1.2)';
comment on column exams.earlier_demand.area is 'personal: no. City where the tests are taken';
comment on column exams.earlier_demand.day is 'personal: no';
comment on column exams.earlier_demand.class is 'personal: no';
comment on column exams.earlier_demand.applicants is 'personal: no';
grant select, insert, update on exams.earlier_demand to changxing_app;

create table exams.moves (
  area text not null,
  id uuid not null,
  side text not null check (side in ('out', 'in')),
  out_area text not null,
  in_area text not null,
  file_id uuid,
  person_area text not null,
  person_id uuid not null,
  class text not null check (class in ('A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P')),
  school text,
  requested_on date not null,
  permit_valid_until date not null,
  state text not null check (state in ('handed-over', 'faulted', 'received')),
  case_area text not null,
  case_id uuid not null,
  content text not null,
  content_hash text not null,
  updated_at timestamptz not null,
  primary key (area, id),
  check (out_area <> in_area),
  foreign key (area, file_id) references exams.files (area, id)
);
create index moves_by_day on exams.moves (area, requested_on);
comment on table exams.moves is 'Changes of the test place: a row in the city that is left and one in the city that is come to, with the same id (M3.3.1)';
comment on column exams.moves.area is 'personal: no. City where the tests are taken';
comment on column exams.moves.id is 'personal: no. UUIDv7';
comment on column exams.moves.side is 'personal: no';
comment on column exams.moves.out_area is 'personal: no';
comment on column exams.moves.in_area is 'personal: no';
comment on column exams.moves.file_id is 'personal: no. File in this area; null in the new one until it is received';
comment on column exams.moves.person_area is 'personal: no';
comment on column exams.moves.person_id is 'personal: yes';
comment on column exams.moves.class is 'personal: no';
comment on column exams.moves.school is 'personal: no';
comment on column exams.moves.requested_on is 'personal: no';
comment on column exams.moves.permit_valid_until is 'personal: no. As in the place that is left';
comment on column exams.moves.state is 'personal: no';
comment on column exams.moves.case_area is 'personal: no';
comment on column exams.moves.case_id is 'personal: no';
comment on column exams.moves.content is 'personal: yes. What is handed over: class, permit, standings';
comment on column exams.moves.content_hash is 'personal: no. SHA-256 of it';
comment on column exams.moves.updated_at is 'personal: no';
grant select, insert, update on exams.moves to changxing_app;

create table exams.move_events (
  area text not null,
  id uuid not null,
  move_id uuid not null,
  at timestamptz not null,
  kind text not null,
  says jsonb not null,
  by_whom text not null,
  primary key (area, id),
  foreign key (area, move_id) references exams.moves (area, id)
);
create index move_events_of on exams.move_events (area, move_id, id);
comment on table exams.move_events is 'What happened to a change of place, in each of its cities; never altered';
comment on column exams.move_events.area is 'personal: no. City where the tests are taken';
comment on column exams.move_events.id is 'personal: no. UUIDv7';
comment on column exams.move_events.move_id is 'personal: no';
comment on column exams.move_events.at is 'personal: no';
comment on column exams.move_events.kind is 'personal: no';
comment on column exams.move_events.says is 'personal: no';
comment on column exams.move_events.by_whom is 'personal: no. system, or an officer number';
grant select, insert on exams.move_events to changxing_app;

create table exams.move_faults (
  area text not null,
  id uuid not null,
  move_id uuid not null,
  raised_by text not null check (raised_by in ('in', 'out')),
  kind text not null check (kind in ('late', 'incomplete', 'mismatch', 'no-seat')),
  words bytea not null,
  officer_number text,
  raised_at timestamptz not null,
  due_on date,
  answer bytea,
  answered_by text,
  answered_at timestamptz,
  primary key (area, id),
  foreign key (area, move_id) references exams.moves (area, id),
  check ((answer is null) = (answered_at is null))
);
create index move_faults_of on exams.move_faults (area, move_id);
comment on table exams.move_faults is 'Data faults between the two offices, each with the day to answer by; kept in the city that is come to (M3.3.2)';
comment on column exams.move_faults.area is 'personal: no. City where the tests are taken';
comment on column exams.move_faults.id is 'personal: no. UUIDv7';
comment on column exams.move_faults.move_id is 'personal: no';
comment on column exams.move_faults.raised_by is 'personal: no';
comment on column exams.move_faults.kind is 'personal: no';
comment on column exams.move_faults.words is 'personal: encrypted. What is wrong';
comment on column exams.move_faults.officer_number is 'personal: no. Null when the platform found it';
comment on column exams.move_faults.raised_at is 'personal: no';
comment on column exams.move_faults.due_on is 'personal: no. Null where the year has no published holidays';
comment on column exams.move_faults.answer is 'personal: encrypted';
comment on column exams.move_faults.answered_by is 'personal: no. Officer number';
comment on column exams.move_faults.answered_at is 'personal: no';
grant select, insert, update on exams.move_faults to changxing_app;
