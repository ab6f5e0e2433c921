-- While plates are made, the temporary ones of a case follow one another: none may count for longer than the order lets it, and the promised day is later.
drop index vehicles.temporary_plates_case;
create unique index temporary_plates_case on vehicles.temporary_plates (area, case_id, issued_on);
comment on column vehicles.temporary_plates.issued_on is 'personal: no. The day from which it counts; that of one which follows another is the day after the former ends';
