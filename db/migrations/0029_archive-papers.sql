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
