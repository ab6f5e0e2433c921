-- A counter only proposes a withdrawal. The new owner confirms it, or another officer on the signed request that was scanned (M2.4.1).
create table vehicles.withdrawals (
  area text not null,
  id uuid not null,
  transfer_area text not null,
  transfer_id uuid not null,
  rests_on text not null check (rests_on in ('at-counter', 'phone', 'signed-request')),
  words text not null,
  request_file uuid,
  officer_number text not null,
  at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'declined', 'lapsed')),
  decided_by text,
  decided_words text,
  decided_at timestamptz,
  primary key (area, id),
  constraint withdrawals_signed check ((rests_on = 'signed-request') = (request_file is not null)),
  constraint withdrawals_four_eyes check (decided_by is null or decided_by <> officer_number),
  constraint withdrawals_asked check (outcome is distinct from 'confirmed' or decided_by = 'new-owner' or request_file is not null),
  constraint withdrawals_settled check ((outcome is null) = (decided_at is null) and (outcome in ('confirmed', 'declined')) is not true = (decided_by is null))
);
create unique index withdrawals_one_open on vehicles.withdrawals (area, transfer_id) where outcome is null;
create index withdrawals_transfer on vehicles.withdrawals (area, transfer_id);
comment on table vehicles.withdrawals is 'Withdrawals that a counter proposed as the new owner asked: what it rests on, who confirmed or declined it';
comment on column vehicles.withdrawals.area is 'personal: no. City of the office whose counter proposed it';
comment on column vehicles.withdrawals.id is 'personal: no';
comment on column vehicles.withdrawals.transfer_area is 'personal: no. City that the car comes to';
comment on column vehicles.withdrawals.transfer_id is 'personal: no';
comment on column vehicles.withdrawals.rests_on is 'personal: no. How the new owner asked';
comment on column vehicles.withdrawals.words is 'personal: yes. The reason that the new owner gave, as the officer wrote it';
comment on column vehicles.withdrawals.request_file is 'personal: no. Scan of the signed request, in the same area';
comment on column vehicles.withdrawals.officer_number is 'personal: no. Who proposed it';
comment on column vehicles.withdrawals.at is 'personal: no';
comment on column vehicles.withdrawals.outcome is 'personal: no. Null while it waits; lapsed when the transfer ended otherwise or a signed request replaced it';
comment on column vehicles.withdrawals.decided_by is 'personal: no. Number of the second officer, or new-owner';
comment on column vehicles.withdrawals.decided_words is 'personal: yes';
comment on column vehicles.withdrawals.decided_at is 'personal: no';
grant select, insert, update (outcome, decided_by, decided_words, decided_at) on vehicles.withdrawals to changxing_app;
comment on column vehicles.escalations.kind is 'personal: no. overdue, unanswered, refused-return, denied-withdrawal, held';

-- Whom a counter named as the new owner may object too; each of the two has one open objection at a time (M2.4.3).
alter table vehicles.objections add column raised_by text not null default 'former-owner' check (raised_by in ('former-owner', 'new-owner'));
alter table vehicles.objections alter column raised_by drop default;
drop index vehicles.objections_one_open;
create unique index objections_one_open on vehicles.objections (area, transfer_id, raised_by) where outcome is null;
comment on table vehicles.objections is 'The registered owner says that the car was not given away, or the new owner that it was not wanted; an open one stops the transfer';
comment on column vehicles.objections.raised_by is 'personal: no. Which of the two people';
comment on column vehicles.objections.words is 'personal: yes. What that person wrote';
