-- The invoice of a sale is asked for until somebody answers; what nobody answers is compared by eye (M2.4.3).
alter table vehicles.transfers add column invoice_attempts int not null default 0;
alter table vehicles.transfers add column invoice_compared_by text;
alter table vehicles.transfers add column invoice_compared_at timestamptz;
comment on column vehicles.transfers.invoice_attempts is 'personal: no. How often the invoice was asked for again without an answer';
comment on column vehicles.transfers.invoice_compared_by is 'personal: no. Officer number of who compared the invoice by eye';
comment on column vehicles.transfers.invoice_compared_at is 'personal: no';

-- A scanned page may be replaced by another picture, and by nothing else.
revoke update on vehicles.transfer_papers from changxing_app;
grant update (file_id, given_by, given_at) on vehicles.transfer_papers to changxing_app;

-- Who is registered as owner may say that the car was not sold; an officer settles it.
create table vehicles.objections (
  area text not null,
  id uuid not null,
  transfer_id uuid not null,
  words text not null,
  at timestamptz not null,
  outcome text check (outcome in ('founded', 'unfounded')),
  settled_by text,
  settled_words text,
  settled_at timestamptz,
  primary key (area, id),
  foreign key (area, transfer_id) references vehicles.transfers (area, id),
  constraint objections_settled check ((outcome is null) = (settled_by is null) and (outcome is null) = (settled_at is null))
);
create unique index objections_one_open on vehicles.objections (area, transfer_id) where outcome is null;
create index objections_transfer on vehicles.objections (area, transfer_id);
comment on table vehicles.objections is 'The registered owner says that the car was not given away; an open one stops the transfer';
comment on column vehicles.objections.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.objections.id is 'personal: no';
comment on column vehicles.objections.transfer_id is 'personal: no';
comment on column vehicles.objections.words is 'personal: yes. What the registered owner wrote';
comment on column vehicles.objections.at is 'personal: no';
comment on column vehicles.objections.outcome is 'personal: no. Null while it is open';
comment on column vehicles.objections.settled_by is 'personal: no. Officer number';
comment on column vehicles.objections.settled_words is 'personal: yes. What the officer found';
comment on column vehicles.objections.settled_at is 'personal: no';
grant select, insert, update (outcome, settled_by, settled_words, settled_at) on vehicles.objections to changxing_app;

-- A return is proposed by one officer and decided by another (M2.4.1).
alter table vehicles.returns add column id uuid;
update vehicles.returns set id = transfer_id;
alter table vehicles.returns alter column id set not null;
alter table vehicles.returns drop constraint returns_pkey;
alter table vehicles.returns add primary key (area, id);
alter table vehicles.returns add column outcome text check (outcome in ('confirmed', 'declined'));
update vehicles.returns set outcome = 'confirmed';
alter table vehicles.returns add column decided_by text;
alter table vehicles.returns add column decided_words text;
alter table vehicles.returns add column decided_at timestamptz;
alter table vehicles.returns add constraint returns_four_eyes check (decided_by is null or decided_by <> officer_number);
create unique index returns_one_open on vehicles.returns (area, transfer_id) where outcome is null;
create index returns_transfer on vehicles.returns (area, transfer_id);
comment on table vehicles.returns is 'Returns of an archive on one of the three grounds: proposed with evidence by one officer, decided by another';
comment on column vehicles.returns.id is 'personal: no';
comment on column vehicles.returns.officer_number is 'personal: no. Who proposed it';
comment on column vehicles.returns.outcome is 'personal: no. Null while the second officer has not decided';
comment on column vehicles.returns.decided_by is 'personal: no. Officer number of the second officer';
comment on column vehicles.returns.decided_words is 'personal: yes';
comment on column vehicles.returns.decided_at is 'personal: no';
grant update (outcome, decided_by, decided_words, decided_at) on vehicles.returns to changxing_app;

-- A car under suspicion is investigated; both places of the transfer have the row (M2.3.3, M2.4.1).
create table vehicles.investigations (
  area text not null,
  id uuid not null,
  transfer_area text not null,
  transfer_id uuid not null,
  car_area text not null,
  vehicle_id uuid not null,
  found_by text not null check (found_by in ('return', 'inspection')),
  ground text not null,
  words text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  outcome text check (outcome in ('cleared', 'confirmed')),
  settled_by text,
  settled_words text,
  settled_at timestamptz,
  primary key (area, id),
  constraint investigations_four_eyes check (settled_by is null or settled_by <> opened_by)
);
create index investigations_transfer on vehicles.investigations (area, transfer_id);
create index investigations_car on vehicles.investigations (area, vehicle_id) where outcome is null;
comment on table vehicles.investigations is 'Cars held as suspect (state J) until the head or supervision settles it; a row in each place of the transfer';
comment on column vehicles.investigations.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.investigations.id is 'personal: no. The same in both places';
comment on column vehicles.investigations.transfer_area is 'personal: no';
comment on column vehicles.investigations.transfer_id is 'personal: no';
comment on column vehicles.investigations.car_area is 'personal: no. City where the car is registered';
comment on column vehicles.investigations.vehicle_id is 'personal: no';
comment on column vehicles.investigations.found_by is 'personal: no';
comment on column vehicles.investigations.ground is 'personal: no';
comment on column vehicles.investigations.words is 'personal: yes';
comment on column vehicles.investigations.opened_by is 'personal: no. Officer number';
comment on column vehicles.investigations.opened_at is 'personal: no';
comment on column vehicles.investigations.outcome is 'personal: no. Null while it is under way';
comment on column vehicles.investigations.settled_by is 'personal: no. Officer number';
comment on column vehicles.investigations.settled_words is 'personal: yes';
comment on column vehicles.investigations.settled_at is 'personal: no';
grant select, insert, update (outcome, settled_by, settled_words, settled_at) on vehicles.investigations to changxing_app;

-- An inspection that nobody goes on with is made void.
alter table vehicles.inspections drop constraint inspections_result_check;
alter table vehicles.inspections add constraint inspections_result_check check (result in ('passed', 'failed', 'void'));
alter table vehicles.inspections add column voided_by text;
alter table vehicles.inspections add column void_words text;
alter table vehicles.inspections add column voided_at timestamptz;
comment on column vehicles.inspections.voided_by is 'personal: no. Officer number';
comment on column vehicles.inspections.void_words is 'personal: yes. Why it is void';
comment on column vehicles.inspections.voided_at is 'personal: no';

-- Reports to commerce and tax are listed with the transfer.
alter table vehicles.irregular_trades add column dealer text;
comment on column vehicles.irregular_trades.dealer is 'personal: yes. Market, dealer or auctioneer, which may be a person';
create index irregular_trades_transfer on vehicles.irregular_trades (area, transfer_id);
