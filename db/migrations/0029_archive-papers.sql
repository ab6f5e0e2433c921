-- What stands in a case's result is somebody's: the plate that a car was called by, numbers of what was made.
comment on column cases.cases.result is 'personal: yes. What its subject was called when it was begun, and what completion made: numbers of plates and documents among it';
