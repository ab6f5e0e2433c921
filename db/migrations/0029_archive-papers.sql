-- What stands in a case's result is somebody's: the plate that a car was called by, numbers of what was made.
comment on column cases.cases.result is 'personal: yes. What its subject was called at the start, and what completion made: numbers of plates among it';
comment on table vehicles.registrations is 'The chain of a vehicle''s registrations and of business filed like one, oldest first; append-only';
comment on column vehicles.registrations.kind is 'personal: no. registration, transfer, change, mortgage, filing, replacement (it is none), deregistration';
comment on column vehicles.registrations.note is 'personal: no. What stands in the certificate of registration; of a replacement, what was replaced and why';
comment on table vehicles.archive_remarks is 'What the file says instead of a page or beside it: checked online (联网核查), not needed, by what mandate';

-- Who acted by which mandate belongs to the file; the names stay with the letter or help.
alter table vehicles.registrations
  add column acting text check (acting in ('delegate', 'helper')), add column mandate_area text, add column mandate_id uuid,
  add constraint registrations_mandate check ((acting is null) = (mandate_area is null) and (acting is null) = (mandate_id is null));
comment on column vehicles.registrations.acting is 'personal: no. Who acted in the owner''s place; null for the owner';
comment on column vehicles.registrations.mandate_area is 'personal: no. Area of the letter of delegation or help';
comment on column vehicles.registrations.mandate_id is 'personal: no. The letter of delegation or help, which names who acted';
alter table people.delegations add column scan_area text;
update people.delegations d set scan_area = o.area from people.officers o where o.id = d.recorded_by and d.scan_id is not null;
comment on column people.delegations.scan_area is 'personal: no. Area of the counter that keeps the picture of the paper letter';
create index delegation_checks_letter on people.delegation_checks (area, letter_area, delegation_id, at desc);

create table vehicles.transfer_papers (
  area text not null,
  transfer_id uuid not null,
  type text not null,
  page int not null check (page between 1 and 99),
  file_id uuid not null,
  given_by text not null,
  given_at timestamptz not null,
  primary key (area, transfer_id, type, page),
  foreign key (area, transfer_id) references vehicles.transfers (area, id)
);
create index transfer_papers_file on vehicles.transfer_papers (area, file_id);
comment on table vehicles.transfer_papers is 'Papers of the new owner, until the registration makes them pages of the vehicle''s file in the new place';
comment on column vehicles.transfer_papers.area is 'personal: no. City that the car comes to';
comment on column vehicles.transfer_papers.transfer_id is 'personal: no';
comment on column vehicles.transfer_papers.type is 'personal: no. Kind of document';
comment on column vehicles.transfer_papers.page is 'personal: no';
comment on column vehicles.transfer_papers.file_id is 'personal: no. Encrypted file; it may show names and numbers';
comment on column vehicles.transfer_papers.given_by is 'personal: no. Officer number, or new-owner';
comment on column vehicles.transfer_papers.given_at is 'personal: no';
grant select, insert, update on vehicles.transfer_papers to changxing_app;
