-- Who has no phone, an agent, or an heir says at a counter what is said in the app: an objection, that a sale came to nothing, the answer to that. The officer
-- who recorded it does not settle it (M2.4.3, M2.3.4, M9.3).
alter table vehicles.objections add column recorded_by text;
alter table vehicles.objections add column answer_recorded_by text;
alter table vehicles.objections add constraint objections_four_eyes check (
  settled_by is null or (settled_by is distinct from recorded_by and settled_by is distinct from answer_recorded_by));
alter table vehicles.objections add constraint objections_answer_recorded check (answer_recorded_by is null or answer is not null);
comment on column vehicles.objections.recorded_by is 'personal: no. Officer who recorded it at a counter; null where it was said in the app';
comment on column vehicles.objections.answer_recorded_by is 'personal: no. Officer who recorded the answer at a counter; null where it was given in the app';
grant update (answer_recorded_by) on vehicles.objections to changxing_app;

create table vehicles.counter_statements (
  area text not null,
  id uuid not null,
  transfer_id uuid not null,
  objection_id uuid not null,
  act text not null check (act in ('objection', 'answer')),
  party text not null check (party in ('former-owner', 'new-owner')),
  stand_in text check (stand_in in ('agent', 'heir', 'judgment')),
  stand_in_name bytea,
  stand_in_number bytea,
  mandate_made_on date,
  mandate_until date,
  paper_kinds text[] not null,
  paper_files uuid[] not null,
  officer_area text not null,
  officer_number text not null,
  at timestamptz not null,
  primary key (area, id),
  foreign key (area, objection_id) references vehicles.objections (area, id),
  constraint counter_statements_stand_in check ((stand_in is null) = (stand_in_name is null) and (stand_in is null) = (stand_in_number is null)),
  constraint counter_statements_mandate check (
    (stand_in is not distinct from 'agent') = (mandate_made_on is not null) and (mandate_made_on is null) = (mandate_until is null)),
  constraint counter_statements_papers check (cardinality(paper_kinds) > 0 and cardinality(paper_kinds) = cardinality(paper_files))
);
create index counter_statements_transfer on vehicles.counter_statements (area, transfer_id);
comment on table vehicles.counter_statements is 'What somebody said at a counter about a transfer between cities: an objection or an answer, who stood there, what was scanned';
comment on column vehicles.counter_statements.area is 'personal: no. City that the car comes to';
comment on column vehicles.counter_statements.id is 'personal: no. UUIDv7';
comment on column vehicles.counter_statements.transfer_id is 'personal: no';
comment on column vehicles.counter_statements.objection_id is 'personal: no. The objection that was raised so, or answered';
comment on column vehicles.counter_statements.act is 'personal: no';
comment on column vehicles.counter_statements.party is 'personal: no. For which of the two people';
comment on column vehicles.counter_statements.stand_in is 'personal: no. Who stood there in their place; null for that person';
comment on column vehicles.counter_statements.stand_in_name is 'personal: encrypted';
comment on column vehicles.counter_statements.stand_in_number is 'personal: encrypted';
comment on column vehicles.counter_statements.mandate_made_on is 'personal: no. Day of an agent''s written mandate';
comment on column vehicles.counter_statements.mandate_until is 'personal: no. Its last day';
comment on column vehicles.counter_statements.paper_kinds is 'personal: no. What was scanned, page by page';
comment on column vehicles.counter_statements.paper_files is 'personal: no. The scans, in the same area';
comment on column vehicles.counter_statements.officer_area is 'personal: no. Whose counter';
comment on column vehicles.counter_statements.officer_number is 'personal: no';
comment on column vehicles.counter_statements.at is 'personal: no';
grant select, insert on vehicles.counter_statements to changxing_app;
