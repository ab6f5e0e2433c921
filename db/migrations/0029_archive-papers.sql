-- What stands in a case's result is somebody's: the plate that a car was called by, numbers of what was made.
comment on column cases.cases.result is 'personal: yes. What its subject was called when it was begun, and what completion made: numbers of plates and documents among it';
comment on table vehicles.registrations is 'The chain of a vehicle''s registrations and of business filed like one, oldest first; append-only';
comment on column vehicles.registrations.kind is 'personal: no. registration, transfer, change, mortgage, filing, replacement (which is no registration), deregistration';
comment on column vehicles.registrations.note is 'personal: no. What stands in the certificate of registration; of a replacement, what was replaced and why';
comment on table vehicles.archive_remarks is 'What the file says instead of a page, or beside one: how it was applied for, checked online (联网核查), not needed, what became of a replaced paper';
