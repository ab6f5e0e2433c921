alter table vehicles.vehicles add column pledged boolean not null default false;
comment on column vehicles.vehicles.pledged is 'personal: yes. Summary flag; to whom is kept with the pledge';

create schema mortgages;
grant usage on schema mortgages to changxing_app;
comment on schema mortgages is 'Mortgages and pledges of vehicles, the national register of lenders, reconciliation with their books';

create table mortgages.lenders (
  area text not null check (area = '100000'),
  uscc text not null,
  valid_from date not null,
  name text not null,
  kind text not null check (kind in ('commercial-bank', 'auto-finance', 'finance-company')),
  licence_hash text not null,
  seal_hash text not null,
  until date,
  registered_at timestamptz not null,
  primary key (area, uscc, valid_from)
);
comment on table mortgages.lenders is 'The one national register of lenders'' business licences and e-seals. No city can have its own: the area is the nation''s (M10.3)';
comment on column mortgages.lenders.area is 'personal: no. 100000, the nation';
comment on column mortgages.lenders.uscc is 'personal: no. Unified social credit code';
comment on column mortgages.lenders.valid_from is 'personal: no. A later row replaces licence and seal from its day on';
comment on column mortgages.lenders.name is 'personal: no';
comment on column mortgages.lenders.kind is 'personal: no';
comment on column mortgages.lenders.licence_hash is 'personal: no. SM3 of the business licence';
comment on column mortgages.lenders.seal_hash is 'personal: no. SM3 of the electronic seal';
comment on column mortgages.lenders.until is 'personal: no. Last day; null: until further notice';
comment on column mortgages.lenders.registered_at is 'personal: no';
grant select, insert on mortgages.lenders to changxing_app;

create table mortgages.mortgages (
  area text not null,
  id uuid not null,
  vehicle_id uuid not null,
  owner_area text not null,
  owner_person_id uuid not null,
  lien text not null check (lien in ('mortgage', 'pledge')),
  channel text not null check (channel in ('online', 'counter')),
  mortgagee_kind text not null,
  uscc text,
  details bytea not null,
  contract_number text not null,
  filed_on date not null,
  filed_hash text,
  message_id uuid,
  case_id uuid,
  state text not null check (state in ('waiting-owner', 'with-office', 'registered', 'released', 'declined', 'refused', 'lapsed', 'taken-back')),
  answer_by date,
  by_office boolean not null,
  decision text not null,
  decision_facts text not null,
  registered_on date,
  released_on date,
  settled_on date,
  released_hash text,
  updated_at timestamptz not null,
  primary key (area, id),
  check ((channel = 'online') = (filed_hash is not null)),
  check (state <> 'released' or released_on is not null)
);
create unique index mortgages_contract on mortgages.mortgages (area, uscc, contract_number)
  where channel = 'online' and state in ('waiting-owner', 'with-office', 'registered', 'released');
create unique index mortgages_of_vehicle on mortgages.mortgages (area, vehicle_id, lien) where state in ('waiting-owner', 'with-office', 'registered');
create index mortgages_by_vehicle on mortgages.mortgages (area, vehicle_id);
create index mortgages_by_state on mortgages.mortgages (area, state, filed_on);
create index mortgages_filed on mortgages.mortgages (area, filed_on) where channel = 'online';
create index mortgages_settled on mortgages.mortgages (area, settled_on) where channel = 'online';
comment on table mortgages.mortgages is 'Mortgages and pledges, from the filing to the release (M10.1)';
comment on column mortgages.mortgages.area is 'personal: no. City of registration of the vehicle';
comment on column mortgages.mortgages.id is 'personal: no. Number of the receipt';
comment on column mortgages.mortgages.vehicle_id is 'personal: no';
comment on column mortgages.mortgages.owner_area is 'personal: no';
comment on column mortgages.mortgages.owner_person_id is 'personal: no. The owner when it was filed';
comment on column mortgages.mortgages.lien is 'personal: no';
comment on column mortgages.mortgages.channel is 'personal: no. online: filed by a lender; counter: by owner and mortgagee, in a case';
comment on column mortgages.mortgages.mortgagee_kind is 'personal: no';
comment on column mortgages.mortgages.uscc is 'personal: no. Credit code of a mortgagee that is an organisation';
comment on column mortgages.mortgages.details is 'personal: encrypted. Mortgagee, principal, term, agent';
comment on column mortgages.mortgages.contract_number is 'personal: yes';
comment on column mortgages.mortgages.filed_on is 'personal: no. The lender''s day, by which books are compared';
comment on column mortgages.mortgages.filed_hash is 'personal: no. SM3 of what both sides must agree on';
comment on column mortgages.mortgages.message_id is 'personal: no. Message that filed it';
comment on column mortgages.mortgages.case_id is 'personal: no. Case in the same area that registered it';
comment on column mortgages.mortgages.state is 'personal: no';
comment on column mortgages.mortgages.answer_by is 'personal: no. Until when the filing waits for the owner';
comment on column mortgages.mortgages.by_office is 'personal: no. An officer looks before it is registered';
comment on column mortgages.mortgages.decision is 'personal: no. The rule''s answer, kept to the byte';
comment on column mortgages.mortgages.decision_facts is 'personal: no';
comment on column mortgages.mortgages.registered_on is 'personal: no';
comment on column mortgages.mortgages.released_on is 'personal: no';
comment on column mortgages.mortgages.settled_on is 'personal: no. The lender''s day of the release, by which books are compared';
comment on column mortgages.mortgages.released_hash is 'personal: no. SM3 of what both sides must agree on';
comment on column mortgages.mortgages.updated_at is 'personal: no';
grant select, insert, update on mortgages.mortgages to changxing_app;

create table mortgages.events (
  area text not null,
  mortgage_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  on_day date not null,
  kind text not null,
  by_kind text not null check (by_kind in ('lender', 'owner', 'office', 'system')),
  officer_number text,
  note bytea,
  primary key (area, mortgage_id, id),
  foreign key (area, mortgage_id) references mortgages.mortgages (area, id)
);
comment on table mortgages.events is 'What happened to a mortgage; append-only';
comment on column mortgages.events.area is 'personal: no';
comment on column mortgages.events.mortgage_id is 'personal: no';
comment on column mortgages.events.id is 'personal: no';
comment on column mortgages.events.at is 'personal: no';
comment on column mortgages.events.on_day is 'personal: no. Business date';
comment on column mortgages.events.kind is 'personal: no';
comment on column mortgages.events.by_kind is 'personal: no';
comment on column mortgages.events.officer_number is 'personal: no';
comment on column mortgages.events.note is 'personal: encrypted. Why the office refused';
grant select, insert on mortgages.events to changxing_app;

create table mortgages.prompts (
  area text not null,
  id uuid not null,
  mortgage_id uuid not null,
  asked_on date not null,
  state text not null check (state in ('sent', 'promised', 'not-paid-off', 'unknown-contract', 'not-delivered', 'released')),
  due_on date,
  escalated_on date,
  primary key (area, id),
  foreign key (area, mortgage_id) references mortgages.mortgages (area, id)
);
create unique index prompts_open on mortgages.prompts (area, mortgage_id) where state in ('sent', 'promised');
comment on table mortgages.prompts is 'Owners who have paid off and ask the lender for the release (M10.1)';
comment on column mortgages.prompts.area is 'personal: no';
comment on column mortgages.prompts.id is 'personal: no. Id of the message';
comment on column mortgages.prompts.mortgage_id is 'personal: no';
comment on column mortgages.prompts.asked_on is 'personal: no. Business date';
comment on column mortgages.prompts.state is 'personal: no';
comment on column mortgages.prompts.due_on is 'personal: no. Promised by the lender, or the limit that is set here';
comment on column mortgages.prompts.escalated_on is 'personal: no. When it was shown to supervision as overdue';
grant select, insert, update on mortgages.prompts to changxing_app;

create table mortgages.reconciliations (
  area text not null,
  day date not null,
  run int not null,
  at timestamptz not null,
  state text not null check (state in ('whole', 'unknown')),
  cause text,
  lenders text not null,
  primary key (area, day, run)
);
comment on table mortgages.reconciliations is 'Each comparison of a day with the lenders'' books; a list that did not come whole is no comparison (M10.1)';
comment on column mortgages.reconciliations.area is 'personal: no';
comment on column mortgages.reconciliations.day is 'personal: no';
comment on column mortgages.reconciliations.run is 'personal: no. Counted from 1';
comment on column mortgages.reconciliations.at is 'personal: no';
comment on column mortgages.reconciliations.state is 'personal: no';
comment on column mortgages.reconciliations.cause is 'personal: no. Why the list did not come';
comment on column mortgages.reconciliations.lenders is 'personal: no. JSON: for each lender count and hash of both sides';
grant select, insert on mortgages.reconciliations to changxing_app;

create table mortgages.reconciled (
  area text not null,
  day date not null,
  id uuid not null,
  uscc text not null,
  contract_number text not null,
  kind text not null check (kind in ('filed', 'released')),
  vin bytea not null,
  pile text not null check (pile in ('only-us', 'only-them', 'different', 'same')),
  first_pile text not null,
  our_hash text,
  their_hash text,
  run int not null,
  settled_on date,
  reason text,
  note bytea,
  officer_number text,
  primary key (area, day, id),
  unique (area, day, uscc, contract_number, kind),
  check ((settled_on is null) = (reason is null))
);
comment on table mortgages.reconciled is 'What a day''s comparison found, by contract. Nothing is deleted: a difference is settled with a reason, or agrees in a later run';
comment on column mortgages.reconciled.area is 'personal: no';
comment on column mortgages.reconciled.day is 'personal: no';
comment on column mortgages.reconciled.id is 'personal: no';
comment on column mortgages.reconciled.uscc is 'personal: no';
comment on column mortgages.reconciled.contract_number is 'personal: yes';
comment on column mortgages.reconciled.kind is 'personal: no';
comment on column mortgages.reconciled.vin is 'personal: encrypted';
comment on column mortgages.reconciled.pile is 'personal: no. By the latest run';
comment on column mortgages.reconciled.first_pile is 'personal: no. By the run that found it first';
comment on column mortgages.reconciled.our_hash is 'personal: no';
comment on column mortgages.reconciled.their_hash is 'personal: no';
comment on column mortgages.reconciled.run is 'personal: no. Latest run that saw it';
comment on column mortgages.reconciled.settled_on is 'personal: no';
comment on column mortgages.reconciled.reason is 'personal: no';
comment on column mortgages.reconciled.note is 'personal: encrypted. Free words';
comment on column mortgages.reconciled.officer_number is 'personal: no';
grant select, insert, update on mortgages.reconciled to changxing_app;
