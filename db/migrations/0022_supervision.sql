-- Supervision of changes of the test place (M3.3.3).
create schema supervision;
grant usage on schema supervision to changxing_app;
comment on schema supervision is 'What supervision looks through, what it found abnormal, and what came of it';

create table supervision.reviews (
  area text not null,
  id uuid not null,
  period text not null check (period in ('week', 'month')),
  from_on date not null,
  until_on date not null,
  made_at timestamptz not null,
  made_by text not null,
  cities text[] not null,
  tally jsonb not null,
  comparisons int not null,
  primary key (area, id),
  unique (area, period, from_on)
);
comment on table supervision.reviews is 'Weeks and months of changes of the test place that were looked through (M3.3.3)';
comment on column supervision.reviews.area is 'personal: no. City, or province for a corps';
comment on column supervision.reviews.id is 'personal: no. UUIDv7';
comment on column supervision.reviews.period is 'personal: no';
comment on column supervision.reviews.from_on is 'personal: no';
comment on column supervision.reviews.until_on is 'personal: no. Last day';
comment on column supervision.reviews.made_at is 'personal: no';
comment on column supervision.reviews.made_by is 'personal: no. system, or an officer number';
comment on column supervision.reviews.cities is 'personal: no';
comment on column supervision.reviews.tally is 'personal: no. Counts in, out, by school and by city of origin';
comment on column supervision.reviews.comparisons is 'personal: no';
grant select, insert on supervision.reviews to changxing_app;

create table supervision.alarms (
  area text not null,
  id uuid not null,
  review_id uuid not null,
  kind text not null check (kind in ('in', 'out', 'school', 'source')),
  about text not null,
  facts text not null,
  answer text not null,
  state text not null check (state in ('open', 'explained', 'violation')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  officer_number text,
  result bytea,
  consequence bytea,
  primary key (area, id),
  unique (area, review_id, kind, about),
  foreign key (area, review_id) references supervision.reviews (area, id),
  check ((state = 'open') = (closed_at is null)),
  check (state <> 'violation' or consequence is not null)
);
create index alarms_by_state on supervision.alarms (area, state, opened_at desc);
comment on table supervision.alarms is 'What a review found abnormal, and the investigation of it';
comment on column supervision.alarms.area is 'personal: no. City, or province for a corps';
comment on column supervision.alarms.id is 'personal: no. UUIDv7';
comment on column supervision.alarms.review_id is 'personal: no';
comment on column supervision.alarms.kind is 'personal: no';
comment on column supervision.alarms.about is 'personal: no. School or city of origin; empty for all';
comment on column supervision.alarms.facts is 'personal: no. To the byte';
comment on column supervision.alarms.answer is 'personal: no. Of the rule, to the byte';
comment on column supervision.alarms.state is 'personal: no';
comment on column supervision.alarms.opened_at is 'personal: no';
comment on column supervision.alarms.closed_at is 'personal: no';
comment on column supervision.alarms.officer_number is 'personal: no. Who investigated';
comment on column supervision.alarms.result is 'personal: encrypted. What was found';
comment on column supervision.alarms.consequence is 'personal: encrypted. How a violation was held to account';
grant select, insert, update on supervision.alarms to changxing_app;
